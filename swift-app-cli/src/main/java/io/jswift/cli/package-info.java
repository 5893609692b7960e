/** The entry point of the command. */
@NullMarked
package io.jswift.cli;

import org.jspecify.annotations.NullMarked;
