/** The same requests to a real Swift and to the one in memory, and what is different then. */
package io.jswift.conformance.differential;
