package io.jswift.adapter.memory.engine;

import java.io.InputStream;
import java.util.List;

/**
 * A response as it goes over the wire.
 *
 * @param status the status code
 * @param reason the reason phrase
 * @param headers all header lines, in order
 * @param body the bytes; a read that throws cuts the response
 * @param bodyLength their number; -1 if it is not known, and they are sent in chunks
 */
public record WireResponse(
    int status, String reason, List<WireHeader> headers, InputStream body, long bodyLength) {}
