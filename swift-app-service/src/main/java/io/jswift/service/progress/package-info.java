/** How far a bulk call has come. */
@NullMarked
package io.jswift.service.progress;

import org.jspecify.annotations.NullMarked;
