/** JSON as Swift writes and reads it, by streaming; the only place that knows the JSON library. */
@NullMarked
package io.jswift.service.internal.json;

import org.jspecify.annotations.NullMarked;
