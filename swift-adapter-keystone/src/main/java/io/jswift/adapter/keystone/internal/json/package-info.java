/** Keystone's JSON, written and read piece by piece. */
@NullMarked
package io.jswift.adapter.keystone.internal.json;

import org.jspecify.annotations.NullMarked;
