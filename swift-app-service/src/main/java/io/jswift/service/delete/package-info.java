/** What to delete and what became of it. */
@NullMarked
package io.jswift.service.delete;

import org.jspecify.annotations.NullMarked;
