/**
 * One request taken through fault plan and engine: what the in-process transport and the loopback
 * server share.
 */
@NullMarked
package io.jswift.adapter.memory.exchange;

import org.jspecify.annotations.NullMarked;
