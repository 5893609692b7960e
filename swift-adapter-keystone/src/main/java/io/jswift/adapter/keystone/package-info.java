/**
 * Logins at Keystone. {@link io.jswift.adapter.keystone.KeystoneAuth} logs in by version 3 with
 * what {@link io.jswift.adapter.keystone.KeystoneSettings} says, {@link
 * io.jswift.adapter.keystone.KeystoneV2Auth} by version 2; the catalogue in the answer leads to the
 * storage. {@link io.jswift.adapter.keystone.ServiceTokenAuth} adds a service's token.
 */
@NullMarked
package io.jswift.adapter.keystone;

import org.jspecify.annotations.NullMarked;
