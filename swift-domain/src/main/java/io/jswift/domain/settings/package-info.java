/**
 * What can be set on accounts, containers and objects, and asked of reads: each a set of headers
 * under names that say what they do. Every call takes such headers.
 */
@NullMarked
package io.jswift.domain.settings;

import org.jspecify.annotations.NullMarked;
