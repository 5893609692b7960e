/** What the hot paths cost. */
@NullMarked
package io.jswift.benchmarks;

import org.jspecify.annotations.NullMarked;
