package io.jswift.ports.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The bytes of a request.
 *
 * <h2>Contract</h2>
 *
 * A transport may open it any number of times from 0 on (a length of 0 need not be opened), one
 * stream at a time, may stop reading before the end, and closes what it opened. A source that is
 * not replayable is opened once at most; a second call of {@link #open()} throws {@link
 * IllegalStateException}. An {@link IOException} from the source is the source's fault, and
 * transports report it as such, never as a network fault.
 */
public interface BodySource {
  /** Returns the number of bytes; empty if it is not known, and the body is sent in chunks. */
  OptionalLong length();

  /** Returns whether {@link #open()} may be called again and gives the same bytes. */
  boolean replayable();

  /** Opens the bytes from the beginning. */
  InputStream open() throws IOException;

  /** Returns a replayable source over the array, which must not change afterwards. */
  static BodySource of(byte[] bytes) {
    return new BodySource() {
      @Override
      public OptionalLong length() {
        return OptionalLong.of(bytes.length);
      }

      @Override
      public boolean replayable() {
        return true;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  /**
   * Returns a source over a stream, which is sent once and then closed: a retry that would need it
   * again fails with an explanation.
   *
   * @param length of the stream; empty if it is not known, and the body is sent in chunks
   */
  static BodySource once(InputStream stream, OptionalLong length) {
    AtomicBoolean opened = new AtomicBoolean();
    return new BodySource() {
      @Override
      public OptionalLong length() {
        return length;
      }

      @Override
      public boolean replayable() {
        return false;
      }

      @Override
      public InputStream open() {
        if (opened.getAndSet(true)) {
          throw new IllegalStateException("A stream can be read once only, and it was opened.");
        }
        return stream;
      }
    };
  }
}
