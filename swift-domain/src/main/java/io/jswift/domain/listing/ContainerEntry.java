package io.jswift.domain.listing;

/**
 * A container in an account listing. Counts lag behind recent changes.
 *
 * @param name its raw name
 * @param objects number of objects in it
 * @param bytes bytes in them
 * @param lastModified the server's UTC time as sent; empty where it tells none
 */
public record ContainerEntry(String name, long objects, long bytes, String lastModified) {}
