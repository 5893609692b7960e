/** Many operations at once, on bounded pools. */
@NullMarked
package io.jswift.service;

import org.jspecify.annotations.NullMarked;
