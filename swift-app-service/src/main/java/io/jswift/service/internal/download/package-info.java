/** The download flow. */
@NullMarked
package io.jswift.service.internal.download;

import org.jspecify.annotations.NullMarked;
