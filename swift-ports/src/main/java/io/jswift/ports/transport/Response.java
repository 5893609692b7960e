package io.jswift.ports.transport;

import io.jswift.domain.Headers;
import java.io.InputStream;

/**
 * The answer to one exchange: status and headers have arrived, the body may still be under way.
 * Always close it: a body read to its end leaves the connection for the next exchange, closing
 * earlier drops the connection at once.
 */
public interface Response extends AutoCloseable {
  /** Returns the final status code, 200 to 599; interim answers are not seen. */
  int status();

  /** Returns the reason phrase as sent, perhaps empty. */
  String reason();

  /**
   * Returns the headers, values read as UTF-8 (ISO 8859-1 where they are not), in order, repeats
   * kept.
   */
  Headers headers();

  /**
   * Returns the body as sent, neither unpacked nor cut; empty for HEAD, 204 and 304. Its reads
   * throw {@link io.jswift.domain.TransportException}, also where the body ends before its
   * announced length: a short body is never an end. One thread at a time.
   */
  InputStream body();

  /**
   * Frees the connection, dropping it if the body was not read to its end. Never throws; may be
   * called twice.
   */
  @Override
  void close();
}
