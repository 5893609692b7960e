/**
 * Time as the library sees it, so that tests can own it; and cancellation, which can end a wait.
 */
@NullMarked
package io.jswift.ports.time;

import org.jspecify.annotations.NullMarked;
