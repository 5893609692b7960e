/** Sessions kept on disk, so that a command called in a loop logs in once. */
@NullMarked
package io.jswift.cli.sessions;

import org.jspecify.annotations.NullMarked;
