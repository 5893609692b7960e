/** A program that uses jswift on the module path. */
@NullMarked
package io.jswift.consumer.modular;

import org.jspecify.annotations.NullMarked;
