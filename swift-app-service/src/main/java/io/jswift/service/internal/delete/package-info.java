/** The delete flow. */
@NullMarked
package io.jswift.service.internal.delete;

import org.jspecify.annotations.NullMarked;
