package io.jswift.adapter.keystone;

import io.jswift.domain.Secret;
import io.jswift.ports.transport.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who logs in at Keystone, and for what.
 *
 * @param authUrl such as {@code http://127.0.0.1:5000/v3}; {@code /v3} is appended where the URL
 *     names no version
 * @param user who
 * @param password the user's password
 * @param project what the token is good for
 * @param endpoint which endpoint of the catalogue is the storage
 * @param storageUrl used in place of the catalogue's, or null
 * @param idleLimit how long nothing may move before the login fails; zero for no limit
 */
public record KeystoneSettings(
    Target authUrl,
    Reference user,
    Secret password,
    Reference project,
    EndpointChoice endpoint,
    @Nullable Target storageUrl,
    Duration idleLimit) {}
