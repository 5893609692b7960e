package io.jswift.service.connection;

import io.jswift.domain.ObjectInfo;
import java.io.InputStream;

/**
 * An object being read: its headers are there, its bytes follow. Always close it; closing before
 * the end drops the connection. One thread at a time.
 */
public interface ObjectReader extends AutoCloseable {
  /** Returns what the server says of the object, with what the call took. */
  Answer<ObjectInfo> answer();

  /** Returns the object's headers. */
  default ObjectInfo info() {
    return answer().value();
  }

  /**
   * Returns the bytes. A read that breaks goes on with a ranged request pinned by {@code If-Match},
   * within the connection's retries; an object that changed meanwhile is an {@link
   * io.jswift.domain.IntegrityException}, never a splice. Bytes are not compared with the ETag
   * here.
   */
  InputStream stream();

  /** Returns how many requests were sent until now. */
  int attempts();

  @Override
  void close();
}
