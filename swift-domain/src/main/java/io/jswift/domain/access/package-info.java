/** Who may do what: the access lists of containers and accounts, as types. */
@NullMarked
package io.jswift.domain.access;

import org.jspecify.annotations.NullMarked;
