/** JSON that clients send, read by streaming. */
@NullMarked
package io.jswift.adapter.memory.engine.json;

import org.jspecify.annotations.NullMarked;
