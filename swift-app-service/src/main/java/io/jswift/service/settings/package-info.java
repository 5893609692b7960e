/** How much happens at once, and how one bulk call runs. */
@NullMarked
package io.jswift.service.settings;

import org.jspecify.annotations.NullMarked;
