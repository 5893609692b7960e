/** Whose metadata to change and what became of it. */
@NullMarked
package io.jswift.service.post;

import org.jspecify.annotations.NullMarked;
