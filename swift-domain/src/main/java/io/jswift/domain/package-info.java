/**
 * Values every other ring speaks in: names, headers, ETags, byte ranges, server facts and the
 * exception family.
 *
 * <p>Names are raw text. They are escaped in one place, {@link io.jswift.domain.PercentEncoding},
 * and only when a request target is built. Nothing is {@code null} unless marked so.
 */
@NullMarked
package io.jswift.domain;

import org.jspecify.annotations.NullMarked;
