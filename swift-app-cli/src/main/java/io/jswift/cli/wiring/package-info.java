/**
 * Puts transport, auth, service and commands together at compile time; the only package that names
 * adapters.
 */
@NullMarked
package io.jswift.cli.wiring;

import org.jspecify.annotations.NullMarked;
