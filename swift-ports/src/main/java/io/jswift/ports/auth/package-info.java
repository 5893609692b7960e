/** The auth port: credentials to a session, one try a call. */
@NullMarked
package io.jswift.ports.auth;

import org.jspecify.annotations.NullMarked;
