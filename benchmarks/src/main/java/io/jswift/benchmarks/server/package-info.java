/**
 * A server that costs next to nothing, to measure clients against: every object is made of the same
 * bytes, whose MD5s are known beforehand by their length, and what it sends goes from a file to the
 * socket in one transfer. It keeps names and lengths, and believes everybody.
 */
@NullMarked
package io.jswift.benchmarks.server;

import org.jspecify.annotations.NullMarked;
