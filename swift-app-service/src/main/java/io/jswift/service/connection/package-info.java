/**
 * One Swift account over one transport: one method an operation, with retries and one shared login.
 */
@NullMarked
package io.jswift.service.connection;

import org.jspecify.annotations.NullMarked;
