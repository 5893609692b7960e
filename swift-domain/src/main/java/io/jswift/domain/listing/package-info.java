/**
 * What a listing asks for and what it answers: containers of an account, objects and subdirectories
 * of a container.
 */
@NullMarked
package io.jswift.domain.listing;

import org.jspecify.annotations.NullMarked;
