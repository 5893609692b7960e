/**
 * The transport over OkHttp. {@link io.jswift.adapter.okhttp.OkHttpTransport} is the way in; {@code
 * Exchange} is one exchange from request to answer; {@code Wire} is what the octets of one
 * connection pass through.
 */
@NullMarked
package io.jswift.adapter.okhttp;

import org.jspecify.annotations.NullMarked;
