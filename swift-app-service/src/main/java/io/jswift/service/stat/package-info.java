/** What to ask of objects and what was told. */
@NullMarked
package io.jswift.service.stat;

import org.jspecify.annotations.NullMarked;
