/** The upload flow. */
@NullMarked
package io.jswift.service.internal.upload;

import org.jspecify.annotations.NullMarked;
