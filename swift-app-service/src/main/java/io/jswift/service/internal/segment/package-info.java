/** What uploads and copies know of the segments that they make. */
@NullMarked
package io.jswift.service.internal.segment;

import org.jspecify.annotations.NullMarked;
