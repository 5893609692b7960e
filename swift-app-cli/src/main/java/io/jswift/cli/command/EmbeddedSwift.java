package io.jswift.cli.command;

import java.util.List;

/** The Swift that {@code serve} and {@code try} start. */
public interface EmbeddedSwift {
  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   * @param users each as {@code ACCOUNT:NAME=KEY [ROLE…]}; none for those of Swift's sample
   *     configuration
   * @param faults rules of a fault plan; empty for none
   * @throws io.jswift.domain.SwiftException if the port is taken or a text cannot be read
   */
  Running start(int port, List<String> users, String faults);

  /** One that runs. */
  interface Running extends AutoCloseable {
    /** Returns the URL to log in at. */
    String authUrl();

    /** Stops it. */
    @Override
    void close();
  }
}
