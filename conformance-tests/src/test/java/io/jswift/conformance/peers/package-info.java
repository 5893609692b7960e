/** Other clients as peers of ours. */
@NullMarked
package io.jswift.conformance.peers;

import org.jspecify.annotations.NullMarked;
