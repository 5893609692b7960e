/** What many objects cost in memory. */
package io.jswift.conformance.memory;
