/** Listings, page by page. */
@NullMarked
package io.jswift.service.internal.listing;

import org.jspecify.annotations.NullMarked;
