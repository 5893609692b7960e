/** Calls that do one request for each object. */
@NullMarked
package io.jswift.service.internal.each;

import org.jspecify.annotations.NullMarked;
