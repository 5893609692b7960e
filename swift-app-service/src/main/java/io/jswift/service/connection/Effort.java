package io.jswift.service.connection;

import java.time.Duration;

/**
 * What one operation took.
 *
 * @param attempts requests sent, 1 if the first succeeded; logins do not count
 * @param auth from the call until a session was at hand for the last attempt, earlier attempts and
 *     waits included
 * @param headers from the call until the headers of the last response
 */
public record Effort(int attempts, Duration auth, Duration headers) {}
