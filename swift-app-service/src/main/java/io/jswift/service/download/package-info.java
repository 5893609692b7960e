/** What to download, where to, and what became of it. */
@NullMarked
package io.jswift.service.download;

import org.jspecify.annotations.NullMarked;
