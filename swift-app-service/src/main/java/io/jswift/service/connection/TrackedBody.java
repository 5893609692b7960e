package io.jswift.service.connection;

import io.jswift.ports.transport.BodySource;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** A body that remembers whether it was opened: one that cannot be replayed is spent then. */
final class TrackedBody implements BodySource {
  private final BodySource source;
  private volatile boolean opened;

  TrackedBody(BodySource source) {
    this.source = source;
  }

  boolean spent() {
    return opened && !source.replayable();
  }

  @Override
  public OptionalLong length() {
    return source.length();
  }

  @Override
  public boolean replayable() {
    return source.replayable();
  }

  @Override
  public InputStream open() throws IOException {
    opened = true;
    return source.open();
  }
}
