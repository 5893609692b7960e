package io.jswift.adapter.memory.engine;

import java.io.InputStream;
import java.util.List;

/**
 * A request as it came over the wire.
 *
 * @param method the method
 * @param target the request target, its octets as ISO 8859-1 characters
 * @param headers all header lines, in order
 * @param body the bytes, unchunked; throws if the client went away before the end
 * @param bodyLength their number; -1 if chunked, 0 if there are none
 * @param client the address of the client, as digits
 */
public record WireRequest(
    String method,
    String target,
    List<WireHeader> headers,
    InputStream body,
    long bodyLength,
    String client) {}
