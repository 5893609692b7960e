package io.jswift.service.internal.download;

import io.jswift.domain.ObjectInfo;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.LocalFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Whether a local file has an object's bytes, found out without moving them: piece by piece, so for
 * large objects, too.
 */
final class Identical {
  private static final int BUFFER = 128 * 1024;

  private final Connection swift;
  private final Cancellation cancellation;

  Identical(Connection swift, Cancellation cancellation) {
    this.swift = swift;
    this.cancellation = cancellation;
  }

  /** Returns whether it has; false also where it cannot be told, as for parts of segments. */
  boolean is(Wanted wanted, Path file) {
    if (!Files.isRegularFile(file) || wanted.asksForRange()) {
      return false;
    }
    ObjectInfo info = swift.headObject(wanted.object(), wanted.how()).value();
    try {
      if (info.contentLength().orElse(-1) != Files.size(file)) {
        return false;
      }
      Iterator<Piece> pieces = new Pieces(swift).of(wanted, info);
      return pieces.hasNext() && matches(file, new Known(pieces));
    } catch (IOException unreadable) {
      throw LocalFailure.reading(file, unreadable);
    }
  }

  private boolean matches(Path file, Known pieces) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Verifier verifier = new Verifier(pieces);
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        cancellation.throwIfCancelled();
        verifier.update(buffer, 0, n);
      }
      verifier.end();
      return true;
    } catch (Verifier.Wrong different) {
      return false;
    }
  }

  /** Pieces of which every one must be known. */
  private record Known(Iterator<Piece> pieces) implements Iterator<Piece> {
    @Override
    public boolean hasNext() {
      return pieces.hasNext();
    }

    @Override
    public Piece next() {
      Piece piece = pieces.next();
      if (piece.md5() == null) {
        throw new Verifier.Wrong(piece.what() + "cannot be compared");
      }
      return piece;
    }
  }
}
