package io.jswift.benchmarks.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A listing of very many names as a file of rows of one width, so that a page is a slice of it. */
final class Names {
  private static final int LIMIT = 10_000;

  private final FileChannel text;
  private final FileChannel json;
  private final int count;

  private Names(FileChannel text, FileChannel json, int count) {
    this.text = text;
    this.json = json;
    this.count = count;
  }

  static Names of(Path directory, int count) throws IOException {
    Path text = directory.resolve("names.txt");
    Path json = directory.resolve("names.json");
    try (OutputStream texts = new BufferedOutputStream(Files.newOutputStream(text));
        OutputStream jsons = new BufferedOutputStream(Files.newOutputStream(json))) {
      for (int i = 0; i < count; i++) {
        texts.write(text(i));
        jsons.write(json(i));
      }
    }
    return new Names(
        FileChannel.open(text, StandardOpenOption.READ),
        FileChannel.open(json, StandardOpenOption.READ),
        count);
  }

  private static byte[] text(int i) {
    return String.format(Locale.ROOT, "object-%09d.jpg\n", i).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] json(int i) {
    return String.format(
            Locale.ROOT,
            "{\"bytes\": 4096, \"content_type\": \"image/jpeg\", \"hash\": \"%032x\", \"last_modified\":"
                + " \"2026-11-23T00:00:00.000000\", \"name\": \"object-%09d.jpg\"},",
            i,
            i)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the page after a marker. */
  Response page(Request request) {
    String marker = request.parameter("marker");
    int from = marker.isEmpty() ? 0 : Integer.parseInt(marker.replaceAll("\\D", "")) + 1;
    String limit = request.parameter("limit");
    int rows = Math.min(limit.isEmpty() ? LIMIT : Integer.parseInt(limit), LIMIT);
    int to = Math.min(count, from + rows);
    if (!request.wantsJson()) {
      int width = text(0).length;
      return Response.ok("text/plain; charset=utf-8")
          .from(text, (long) from * width, (long) Math.max(0, to - from) * width);
    }
    Response page = Response.ok("application/json; charset=utf-8");
    if (from >= to) {
      return page.with("[]");
    }
    int width = json(0).length;
    return page.around("[", json, (long) from * width, (long) (to - from) * width - 1, "]");
  }
}
