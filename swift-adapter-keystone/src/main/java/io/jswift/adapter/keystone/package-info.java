/**
 * Logins at Keystone. {@link io.jswift.adapter.keystone.KeystoneAuth} logs in with what {@link
 * io.jswift.adapter.keystone.KeystoneSettings} says; the catalogue in the answer leads to the
 * storage.
 */
@NullMarked
package io.jswift.adapter.keystone;

import org.jspecify.annotations.NullMarked;
