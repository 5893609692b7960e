/** How objects are copied. */
@NullMarked
package io.jswift.service.internal.copy;

import org.jspecify.annotations.NullMarked;
