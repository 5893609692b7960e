package io.jswift.adapter.memory.engine;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of large objects, put together from their segments as they are read. */
final class LargeObjects {
  private static final int DEEPEST = 10;

  private final Store store;
  private final Clock clock;

  LargeObjects(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A run of an object that is part of a large one.
   *
   * @param etag what its MD5 must be still; null if it does not matter
   * @param data the bytes themselves, in Base64; null if they are an object's
   */
  private record Part(
      String account,
      String container,
      String object,
      @Nullable String etag,
      long first,
      long length,
      @Nullable String data) {
    Part cut(long from, long count) {
      return new Part(account, container, object, etag, first + from, count, data);
    }
  }

  /** The parts of a large object in order. */
  final class Parts implements ObjectReads.Bytes {
    private final List<Part> parts;
    private final String etag;

    Parts(List<Part> parts, String etag) {
      this.parts = parts;
      this.etag = etag;
    }

    long size() {
      return parts.stream().mapToLong(Part::length).sum();
    }

    String etag() {
      return etag;
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
      List<Part> wanted = cut(parts, offset, length);
      InputStream first =
          wanted.isEmpty() ? InputStream.nullInputStream() : openFirst(wanted.get(0));
      return new Joined(wanted, first);
    }
  }

  Parts parts(String account, SloManifest manifest) {
    List<Part> parts = new ArrayList<>();
    add(parts, account, manifest, 0, manifest.length(), 0);
    return new Parts(parts, manifest.etag());
  }

  private void add(
      List<Part> parts, String account, SloManifest manifest, long offset, long length, int depth) {
    if (depth > DEEPEST) {
      throw Refusal.of(409);
    }
    long at = 0;
    for (SloManifest.Entry each : manifest.entries()) {
      long from = Math.max(offset, at);
      long to = Math.min(offset + length, at + each.length());
      if (from < to) {
        long first = from - at + (each.range() == null ? 0 : each.range().first());
        addEntry(parts, account, each, first, to - from, depth);
      }
      at += each.length();
    }
  }

  private void addEntry(
      List<Part> parts,
      String account,
      SloManifest.Entry entry,
      long first,
      long length,
      int depth) {
    if (!entry.nested()) {
      parts.add(
          new Part(
              account,
              entry.container(),
              entry.object(),
              entry.etag(),
              first,
              length,
              entry.data()));
      return;
    }
    Optional<StoredObject> nested =
        store.object(account, entry.container(), entry.object(), clock.seconds());
    SloManifest manifest = nested.map(StoredObject::slo).orElse(null);
    if (manifest == null || !manifest.etag().equals(entry.etag())) {
      throw Refusal.of(409);
    }
    add(parts, account, manifest, first, length, depth + 1);
  }

  /** Returns the path of the container in which a dynamic large object has its segments. */
  static String listing(String account, String manifest) {
    String place = Call.plain(manifest).replaceFirst("^/", "");
    return "/v1/" + account + "/" + place.substring(0, place.indexOf('/'));
  }

  Parts dynamic(String account, String manifest) {
    String decoded = String.valueOf(Call.utf8(Call.decode(manifest, false))).replaceFirst("^/", "");
    int slash = decoded.indexOf('/');
    String containerName = decoded.substring(0, slash);
    String prefix = decoded.substring(slash + 1);
    Container container = store.container(account, containerName);
    if (container == null) {
      throw Refusal.of(404);
    }
    List<Part> parts = new ArrayList<>();
    StringBuilder etags = new StringBuilder();
    for (Map.Entry<String, StoredObject> each :
        container.objects.tailMap(prefix, true).entrySet()) {
      if (!each.getKey().startsWith(prefix)) {
        break;
      }
      StoredObject segment = each.getValue();
      if (!segment.expired(clock.seconds())) {
        // Of a static large object it is the manifest's text that is read, as far as its size goes.
        long size = segment.size();
        parts.add(new Part(account, containerName, each.getKey(), null, 0, size, null));
        etags.append(segment.md5());
      }
    }
    return new Parts(parts, Bodies.md5Hex(etags.toString().getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static List<Part> cut(List<Part> parts, long offset, long length) {
    List<Part> wanted = new ArrayList<>();
    long at = 0;
    for (Part each : parts) {
      long from = Math.max(offset, at);
      long to = Math.min(offset + length, at + each.length());
      if (from < to) {
        wanted.add(each.cut(from - at, to - from));
      }
      at += each.length();
    }
    return wanted;
  }

  // Swift looks at the first segment before it answers: 409 if it is gone. Later ones cut the body.
  private InputStream openFirst(Part part) {
    try {
      return open(part);
    } catch (IOException gone) {
      throw Refusal.of(409);
    }
  }

  private InputStream open(Part part) throws IOException {
    if (part.data() != null) {
      byte[] bytes = Base64.getDecoder().decode(part.data());
      return new ByteArrayInputStream(bytes, (int) part.first(), (int) part.length());
    }
    StoredObject segment =
        store
            .reached(part.account(), part.container(), part.object(), clock.seconds())
            .orElseThrow(() -> new EOFException("A segment is gone: " + part.object()));
    if (part.etag() != null && !segment.md5().equals(part.etag())) {
      throw new EOFException("A segment changed: " + part.object());
    }
    return segment.content().open(part.first(), part.length());
  }

  /** One part after another, each opened when its turn comes. */
  private final class Joined extends InputStream {
    private final List<Part> parts;
    private InputStream current;
    private int next = 1;

    Joined(List<Part> parts, InputStream first) {
      this.parts = parts;
      this.current = first;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      int read = current.read(into, offset, count);
      while (read < 0 && next < parts.size()) {
        current.close();
        current = open(parts.get(next++));
        read = current.read(into, offset, count);
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      current.close();
    }
  }
}
