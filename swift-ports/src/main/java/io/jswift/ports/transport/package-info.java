/**
 * The transport port: one HTTP/1.1 exchange at a time, octet for octet, cancellable, with nothing
 * done behind the caller's back.
 */
@NullMarked
package io.jswift.ports.transport;

import org.jspecify.annotations.NullMarked;
