/** What to upload, how, and what became of it. */
@NullMarked
package io.jswift.service.upload;

import org.jspecify.annotations.NullMarked;
