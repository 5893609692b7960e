/**
 * A Swift in memory, for tests. It answers on the wire as a proxy does, so everything a client does
 * is exercised, and it breaks on order:
 *
 * <pre>{@code
 * ManualTime time = new ManualTime();
 * try (MemorySwift swift = MemorySwift.builder().time(time).build();
 *     LoopbackServer server = swift.serve(0)) {
 *   swift.faults().add("PUT /photos/* #3 -> 503 retry-after=1");
 *   // run your code against server.authUrl() as test:tester with the key testing, or,
 *   // without a network, over swift.transport() and swift.authUrl()
 *   assertEquals(1, swift.faults().fired());
 * }
 * }</pre>
 */
@NullMarked
package io.jswift.adapter.memory;

import org.jspecify.annotations.NullMarked;
