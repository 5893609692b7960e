/**
 * What every transport must do, octet by octet: the tests speak raw sockets, so that no HTTP
 * library stands between them and the wire. A transport is tested by a subclass of {@link
 * io.jswift.conformance.transport.TransportContract}.
 */
@NullMarked
package io.jswift.conformance.transport;

import org.jspecify.annotations.NullMarked;
