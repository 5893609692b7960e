/** A program that uses jswift on the class path. */
@NullMarked
package io.jswift.consumer.classpath;

import org.jspecify.annotations.NullMarked;
