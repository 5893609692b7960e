/**
 * Signatures that let somebody without a token in: TempURLs and form posts. Pure computation; the
 * current time and the time zone are arguments.
 */
@NullMarked
package io.jswift.domain.signature;

import org.jspecify.annotations.NullMarked;
