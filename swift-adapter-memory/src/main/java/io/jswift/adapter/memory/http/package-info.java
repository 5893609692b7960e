/**
 * The loopback HTTP/1.1 server: a blocking loop for each connection that takes targets and headers
 * octet by octet and breaks connections on order.
 */
@NullMarked
package io.jswift.adapter.memory.http;

import org.jspecify.annotations.NullMarked;
