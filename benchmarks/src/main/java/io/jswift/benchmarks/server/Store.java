package io.jswift.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Containers, which are there when somebody names them: {@code fill-COUNT-LENGTH-…} with so many
 * objects, {@code slo-LENGTH-SEGMENT-…} with one large object, any other empty.
 */
final class Store {
  private static final Pattern FILL = Pattern.compile("fill-(\\d+)-(\\d+)(-.*)?");
  private static final Pattern SLO = Pattern.compile("slo-(\\d+)-(\\d+)(-.*)?");

  private final Content content;
  private final Map<String, NavigableMap<String, Stored>> containers = new ConcurrentHashMap<>();

  Store(Content content) {
    this.content = content;
  }

  NavigableMap<String, Stored> container(String name) {
    return containers.computeIfAbsent(name, this::filled);
  }

  /** Makes a container, and returns whether it was not there. */
  boolean make(String name) {
    return containers.putIfAbsent(name, filled(name)) == null;
  }

  private NavigableMap<String, Stored> filled(String name) {
    NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    Matcher fill = FILL.matcher(name);
    if (fill.matches()) {
      long length = Long.parseLong(fill.group(2));
      Stored each = new Stored(length, content.md5(length), 0);
      for (int i = 0; i < Integer.parseInt(fill.group(1)); i++) {
        objects.put(String.format(Locale.ROOT, "object-%09d", i), each);
      }
    }
    Matcher slo = SLO.matcher(name);
    if (slo.matches()) {
      objects.put("large.bin", large(Long.parseLong(slo.group(1)), Long.parseLong(slo.group(2))));
    }
    return objects;
  }

  Stored large(long length, long segment) {
    StringBuilder etags = new StringBuilder();
    for (long at = 0; at < length; at += segment) {
      etags.append(content.md5(Math.min(segment, length - at)));
    }
    return new Stored(length, md5(etags.toString()), segment);
  }

  static String md5(String text) {
    return HexFormat.of()
        .formatHex(Content.digest().digest(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Returns the manifest as the server shows it. */
  String manifest(Stored large) {
    StringBuilder all = new StringBuilder("[");
    for (long at = 0; at < large.length(); at += large.segment()) {
      long length = Math.min(large.segment(), large.length() - at);
      all.append(at == 0 ? "" : ",")
          .append(
              String.format(
                  Locale.ROOT,
                  "{\"name\": \"/segments/large.bin/%08d\", \"bytes\": %d, \"hash\": \"%s\","
                      + " \"content_type\": \"application/octet-stream\", \"last_modified\":"
                      + " \"2026-11-23T00:00:00.000000\"}",
                  at / large.segment(),
                  length,
                  content.md5(length)));
    }
    return all.append("]").toString();
  }
}
