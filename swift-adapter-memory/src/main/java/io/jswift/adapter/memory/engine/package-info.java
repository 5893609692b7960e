/**
 * A Swift in memory, octet by octet: what a proxy of Swift 2.30 with its usual middleware answers.
 * It shares no escaping, ETag or JSON code with the client, or both would be wrong together.
 */
@NullMarked
package io.jswift.adapter.memory.engine;

import org.jspecify.annotations.NullMarked;
