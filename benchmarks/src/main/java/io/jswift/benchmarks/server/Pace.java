package io.jswift.benchmarks.server;

import java.time.Duration;

/**
 * How slow a server is.
 *
 * @param latency how long each answer takes
 * @param bytesPerSecond what one connection carries down; 0 for as much as it can
 */
record Pace(Duration latency, long bytesPerSecond) {}
