package io.jswift.service.internal.download;

import io.jswift.domain.ETag;
import org.jspecify.annotations.Nullable;

/**
 * A run of an object's bytes that can be compared for itself.
 *
 * @param what names it in messages, with a blank after it; empty for the whole object
 * @param length of the run; -1 for all that comes
 * @param md5 of it; null where only the length is known
 */
record Piece(String what, long length, @Nullable ETag md5) {}
