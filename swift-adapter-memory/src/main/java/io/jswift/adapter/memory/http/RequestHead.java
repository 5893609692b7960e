package io.jswift.adapter.memory.http;

import io.jswift.adapter.memory.engine.WireHeader;
import java.util.List;

/**
 * Request line and headers, with what they say about the connection.
 *
 * @param target path and query, the origin of an absolute target taken off
 * @param authority the server as the client calls it; empty if it does not say
 * @param bodyLength in bytes; 0 for none, -1 for chunks
 * @param expectsContinue whether the body waits for {@code 100 Continue}
 * @param keepAlive whether the client can go on with the connection
 * @param chunksTaken whether the client reads an answer in chunks
 */
record RequestHead(
    String method,
    String target,
    String authority,
    List<WireHeader> headers,
    long bodyLength,
    boolean expectsContinue,
    boolean keepAlive,
    boolean chunksTaken) {}
