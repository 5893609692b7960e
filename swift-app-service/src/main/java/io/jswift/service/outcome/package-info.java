/** What became of each item of a bulk call, as a stream. */
@NullMarked
package io.jswift.service.outcome;

import org.jspecify.annotations.NullMarked;
