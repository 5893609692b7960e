/**
 * The embedded Swift for JUnit 5: {@link io.jswift.junit.EmbeddedSwift} starts it for a test class.
 */
@NullMarked
package io.jswift.junit;

import org.jspecify.annotations.NullMarked;
