package io.jswift.adapter.memory.engine;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StoreWriter} wrote. An object whose body is gone is left out. */
final class StoreReader {
  private static final int LONGEST_TEXT = 64 * 1024 * 1024;

  private final Path bodies;
  private final Consumer<Path> unneeded;
  private final Map<Path, Content.Spilled> spilled = new HashMap<>();

  /** Makes it; the consumer gets the files of bodies that are not needed any more. */
  StoreReader(Path bodies, Consumer<Path> unneeded) {
    this.bodies = bodies;
    this.unneeded = unneeded;
  }

  /** Returns the files that what was read refers to. */
  Set<Path> files() {
    return spilled.keySet();
  }

  /** Reads the first line, which says what follows. */
  void readKind(DataInputStream in) throws IOException {
    String version = text(in);
    if (!version.equals(StoreWriter.VERSION)) {
      throw new IOException("its index is of another kind: '" + version + "'");
    }
  }

  /** Reads the rest. */
  void read(DataInputStream in, Store store) throws IOException {
    int accounts = in.readInt();
    for (int i = 0; i < accounts; i++) {
      String name = text(in);
      Store.Account account = store.makeAccount(name, new Stamp(in.readLong()));
      account.merge(texts(in));
      int containers = in.readInt();
      for (int j = 0; j < containers; j++) {
        String container = text(in);
        account.containers.put(container, container(in));
      }
    }
  }

  private Container container(DataInputStream in) throws IOException {
    Stamp stamp = new Stamp(in.readLong());
    Stamp modified = new Stamp(in.readLong());
    Container container = new Container(stamp, text(in));
    container.merge(texts(in), modified);
    boolean ever = in.readBoolean();
    boolean enabled = in.readBoolean();
    int versioned = in.readInt();
    for (int i = 0; i < versioned; i++) {
      String name = text(in);
      int versions = in.readInt();
      for (int j = 0; j < versions; j++) {
        Stamp version = new Stamp(in.readLong());
        StoredObject object = object(in, true);
        if (object != null) {
          container.takeVersion(name, version, object);
        }
      }
    }
    if (ever) {
      container.versions.enable(enabled);
    }
    int objects = in.readInt();
    for (int i = 0; i < objects; i++) {
      String name = text(in);
      StoredObject object = object(in, false);
      if (object != null) {
        container.take(name, object);
      }
    }
    return container;
  }

  private @Nullable StoredObject object(DataInputStream in, boolean holdsAnyway)
      throws IOException {
    Stamp stamp = new Stamp(in.readLong());
    Stamp modified = new Stamp(in.readLong());
    String type = text(in);
    int count = in.readInt();
    List<WireHeader> headers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      headers.add(new WireHeader(text(in), text(in)));
    }
    Content content = content(in);
    String md5 = text(in);
    long deleteAt = in.readLong();
    SloManifest slo = manifest(in);
    SymLink link = link(in);
    long micros = in.readLong();
    Stamp version = micros < 0 ? null : new Stamp(micros);
    if (content == null) {
      return null;
    }
    boolean holds = holdsAnyway || version == null;
    Content held = holds ? content.shared() : content;
    return new StoredObject(
        stamp, modified, type, List.copyOf(headers), held, md5, deleteAt, slo, link, version);
  }

  private @Nullable Content content(DataInputStream in) throws IOException {
    String file = text(in);
    if (file.isEmpty()) {
      return new Content.Heap(bytes(in));
    }
    Path path = bodies.resolve(file);
    long size = in.readLong();
    if (!Files.exists(path) || Files.size(path) != size) {
      return null;
    }
    return spilled.computeIfAbsent(path, each -> new Content.Spilled(each, size, 0, unneeded));
  }

  private @Nullable SloManifest manifest(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<SloManifest.Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String container = text(in);
      String object = text(in);
      long bytes = in.readLong();
      String etag = text(in);
      String type = text(in);
      Stamp modified = new Stamp(in.readLong());
      long first = in.readLong();
      long last = in.readLong();
      Ranges.Range range = first < 0 ? null : new Ranges.Range(first, last);
      boolean nested = in.readBoolean();
      entries.add(
          new SloManifest.Entry(
              container, object, bytes, etag, type, modified, range, nested, optional(in)));
    }
    return count < 0 ? null : new SloManifest(entries);
  }

  private static @Nullable SymLink link(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new SymLink(text(in), optional(in), optional(in), in.readLong())
        : null;
  }

  private static @Nullable String optional(DataInputStream in) throws IOException {
    return in.readBoolean() ? text(in) : null;
  }

  private static Map<String, String> texts(DataInputStream in) throws IOException {
    int count = in.readInt();
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      texts.put(text(in), text(in));
    }
    return texts;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("its index is damaged");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("its index ends early");
    }
    return bytes;
  }
}
