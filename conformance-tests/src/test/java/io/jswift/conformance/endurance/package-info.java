/** The command as a process of its own: killed at any moment, and with little memory. */
@NullMarked
package io.jswift.conformance.endurance;

import org.jspecify.annotations.NullMarked;
