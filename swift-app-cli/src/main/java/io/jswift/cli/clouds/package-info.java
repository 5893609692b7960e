/**
 * The files {@code clouds.yaml} and {@code secure.yaml} of OpenStack's clients: what a cloud of
 * theirs says, as the variables of the environment that say the same.
 */
@NullMarked
package io.jswift.cli.clouds;

import org.jspecify.annotations.NullMarked;
