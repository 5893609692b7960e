/** What to copy within the cluster and what became of it. */
@NullMarked
package io.jswift.service.copy;

import org.jspecify.annotations.NullMarked;
