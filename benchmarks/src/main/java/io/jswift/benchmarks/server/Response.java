package io.jswift.benchmarks.server;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One answer: a head, and a body of bytes, a slice of a file, and bytes.
 *
 * @param fields more header lines, each with its line end
 */
record Response(
    String status,
    String fields,
    byte[] before,
    @Nullable FileChannel file,
    long position,
    long length,
    byte[] after) {
  private static final byte[] NONE = {};

  static Response of(String status, String... fields) {
    StringBuilder all = new StringBuilder();
    for (String field : fields) {
      all.append(field).append("\r\n");
    }
    return new Response(status, all.toString(), NONE, null, 0, 0, NONE);
  }

  static Response ok(String contentType) {
    return of("200 OK", "Content-Type: " + contentType);
  }

  Response with(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Response(status, fields, bytes, null, 0, 0, NONE);
  }

  Response from(FileChannel file, long position, long length) {
    return new Response(status, fields, NONE, file, position, length, NONE);
  }

  Response around(String before, FileChannel file, long position, long length, String after) {
    return new Response(
        status,
        fields,
        before.getBytes(StandardCharsets.US_ASCII),
        file,
        position,
        length,
        after.getBytes(StandardCharsets.US_ASCII));
  }

  byte[] head() {
    long total = before.length + length + after.length;
    String length = status.startsWith("204") ? "" : "Content-Length: " + total + "\r\n";
    return ("HTTP/1.1 "
            + status
            + "\r\n"
            + length
            + fields
            + "X-Trans-Id: txcanned\r\nDate: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))
            + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
