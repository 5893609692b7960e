/** The two streams a command writes to, and texts in the form python-swiftclient gives them. */
@NullMarked
package io.jswift.cli.output;

import org.jspecify.annotations.NullMarked;
