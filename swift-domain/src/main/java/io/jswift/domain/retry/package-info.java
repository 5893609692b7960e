/** When a failed attempt is worth another one, and after which wait: pure decisions. */
@NullMarked
package io.jswift.domain.retry;

import org.jspecify.annotations.NullMarked;
