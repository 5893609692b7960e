/**
 * Large objects: how a length is cut, what the pieces are called, and what a manifest says of them.
 */
@NullMarked
package io.jswift.domain.segment;

import org.jspecify.annotations.NullMarked;
