/**
 * Logins of version 1: {@code GET} with user and key in headers, storage URL and token in the
 * answer's headers.
 */
@NullMarked
package io.jswift.adapter.tempauth;

import org.jspecify.annotations.NullMarked;
