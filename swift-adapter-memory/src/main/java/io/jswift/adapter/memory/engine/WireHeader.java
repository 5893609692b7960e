package io.jswift.adapter.memory.engine;

/**
 * One header line of the wire.
 *
 * @param name its octets as ISO 8859-1 characters
 * @param value its octets as ISO 8859-1 characters
 */
public record WireHeader(String name, String value) {}
