package io.jswift.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Swift that {@code serve} and {@code try} start. */
public interface EmbeddedSwift {
  /**
   * How to start it.
   *
   * @param port 0 for any that is free
   * @param users each as {@code ACCOUNT:NAME=KEY [ROLE…]}; none for those of Swift's sample
   *     configuration
   * @param faults rules of a fault plan; empty for none
   * @param data the directory that keeps what it holds; null to forget it at the end
   */
  record Settings(int port, List<String> users, String faults, @Nullable Path data) {
    /** Any port, the sample users, no faults, nothing kept. */
    public static final Settings PLAIN = new Settings(0, List.of(), "", null);

    /** Makes immutable settings. */
    public Settings {
      users = List.copyOf(users);
    }
  }

  /**
   * Starts it.
   *
   * @throws io.jswift.domain.SwiftException if the port is taken, a text cannot be read or the
   *     directory not be used
   */
  Running start(Settings settings);

  /** One that runs. */
  interface Running extends AutoCloseable {
    /** Returns the URL to log in at, version 1. */
    String authUrl();

    /** Returns the URL to log in at as with Keystone, without a version. */
    String keystoneUrl();

    /** Stops it. */
    @Override
    void close();
  }
}
