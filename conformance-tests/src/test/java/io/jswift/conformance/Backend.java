package io.jswift.conformance;

import io.jswift.ports.auth.Auth;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import java.util.Optional;
import java.util.Set;

/**
 * A Swift that the conformance suites are run against, and the way to it. Opened once for a test
 * class.
 */
interface Backend extends AutoCloseable {
  /** What some Swifts lack; suites ask for it and the others run without. */
  enum Capability {
    /** Names and values beyond ASCII pass the transport unharmed. */
    NON_ASCII_HEADERS,
    /** A second user without rights of its own can log in. */
    SECOND_USER,
    /** Archives are unpacked. */
    ARCHIVES,
    /** Containers keep old versions. */
    VERSIONS,
    /** Containers keep old versions in others, as before Swift 2.24. */
    OLD_VERSIONING,
    /** Symbolic links. */
    LINKS,
    /** The segments of a deleted manifest are deleted later. */
    LATE_DELETION,
    /** Manifests may hold bytes of their own. */
    INLINE_DATA,
    /** Segments of a large object can be read by number (Swift 2.34 and later). */
    PART_NUMBERS,
    /** Somebody can log in who sets the quotas of others' accounts. */
    RESELLER_ADMIN,
    /** Accounts have quotas for single storage policies (newer than Swift 2.30). */
    POLICY_QUOTAS,
    /** There is a request line, and one above 8192 octets is refused. */
    REQUEST_LINE_LIMIT
  }

  /** Returns why this backend cannot be used here; empty if it can. */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /** Returns what it can do. */
  default Set<Capability> capabilities() {
    return Set.of(Capability.values());
  }

  /** Returns the transport to it, shared by all tests. */
  Transport transport();

  /** Returns a login as {@code test:tester}, who may do everything in its account. */
  Auth tester();

  /**
   * Returns a login as {@code test:tester3}, who may do nothing that an access rule does not allow.
   */
  Auth tester3();

  /** Returns a login as {@code test2:tester2}, who owns an account besides. */
  Auth other();

  /** Returns a login as {@code admin:admin}, who sets what no owner of an account may. */
  Auth reseller();

  /** Returns a login as {@code test:tester} with a wrong key. */
  Auth stranger();

  /** Returns a new connection as {@code test:tester}. */
  default Connection connect() {
    return new Connection(transport(), tester(), ConnectionSettings.DEFAULTS.withRetries(2));
  }

  @Override
  void close();
}
