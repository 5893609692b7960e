/** Threads, permits and the queue of outcomes that bulk calls share. */
@NullMarked
package io.jswift.service.internal.pool;

import org.jspecify.annotations.NullMarked;
