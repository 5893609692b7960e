/** How the command line and the environment are read, python-swiftclient's way. */
@NullMarked
package io.jswift.cli.options;

import org.jspecify.annotations.NullMarked;
