/** Other clients as peers of ours. */
package io.jswift.conformance.peers;
