/** Local files: bodies, digests, names within a directory. */
@NullMarked
package io.jswift.service.internal.file;

import org.jspecify.annotations.NullMarked;
