package io.jswift.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Swift would say, as far as the compared clients ask. */
final class Answers {
  private static final int LIMIT = 10_000;
  private static final String STAMP = "X-Timestamp: 1795392000.00000";
  private static final Pattern ETAG = Pattern.compile("\"etag\"\\s*:\\s*\"([0-9a-f]{32})\"");
  private static final Pattern SIZE = Pattern.compile("\"size_bytes\"\\s*:\\s*(\\d+)");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final String INFO =
      """
      {"swift": {"version": "2.30.0", "max_file_size": 5368709122, "container_listing_limit": 10000,
      "account_listing_limit": 10000, "max_object_name_length": 1024},
      "slo": {"max_manifest_segments": 1000, "max_manifest_size": 8388608, "min_segment_size": 1,
      "yield_frequency": 10},
      "bulk_delete": {"max_deletes_per_request": 10000, "max_failed_deletes": 1000}}
      """;

  private static final String MODIFIED = "Mon, 23 Nov 2026 00:00:00 GMT";

  private final Content content;
  private final Store store;
  private final Names names;

  Answers(Content content, Names names) {
    this.content = content;
    this.store = new Store(content);
    this.names = names;
  }

  Response to(Request request) {
    String[] parts = request.parts();
    if (parts[0].equals("auth")) {
      String url = "http://" + request.header("host") + "/v1/AUTH_test";
      return Response.of(
          "200 OK",
          "X-Storage-Url: " + url,
          "X-Auth-Token: AUTH_tkcanned",
          "X-Storage-Token: AUTH_tkcanned",
          "X-Auth-Token-Expires: 86400");
    }
    if (parts[0].equals("info")) {
      return Response.ok("application/json; charset=UTF-8").with(INFO);
    }
    return switch (parts.length) {
      case 3 -> container(request, parts[2]);
      case 4 -> object(request, store.container(parts[2]), parts[3]);
      default -> account(request);
    };
  }

  private Response account(Request request) {
    if (request.has("bulk-delete")) {
      return bulkDelete(request);
    }
    return Response.of(
        "204 No Content",
        "Content-Type: text/plain; charset=utf-8",
        "X-Account-Container-Count: 0",
        "X-Account-Object-Count: 0",
        "X-Account-Bytes-Used: 0",
        STAMP);
  }

  private Response bulkDelete(Request request) {
    int deleted = 0;
    for (String line : new String(request.body(), StandardCharsets.US_ASCII).split("\n", -1)) {
      String[] path = Request.decoded(line.strip()).replaceFirst("^/", "").split("/", 2);
      if (path.length == 2 && store.container(path[0]).remove(path[1]) != null) {
        deleted++;
      }
    }
    return Response.ok("application/json")
        .with(
            "{\"Number Deleted\": "
                + deleted
                + ", \"Number Not Found\": 0, \"Errors\": [], \"Response Status\": \"200 OK\","
                + " \"Response Body\": \"\"}");
  }

  private Response container(Request request, String name) {
    return switch (request.method()) {
      case "PUT" -> Response.of(store.make(name) ? "201 Created" : "202 Accepted");
      case "POST", "DELETE" -> Response.of("204 No Content");
      case "HEAD" ->
          Response.of(
              "204 No Content",
              "X-Container-Object-Count: " + store.container(name).size(),
              "X-Container-Bytes-Used: 0",
              STAMP);
      default -> name.startsWith("names") ? names.page(request) : listing(request, name);
    };
  }

  private Response listing(Request request, String name) {
    NavigableMap<String, Stored> objects =
        store.container(name).tailMap(request.parameter("marker"), false);
    String prefix = request.parameter("prefix");
    String limit = request.parameter("limit");
    boolean json = request.wantsJson();
    StringBuilder rows = new StringBuilder(json ? "[" : "");
    objects.entrySet().stream()
        .filter(each -> each.getKey().startsWith(prefix))
        .limit(limit.isEmpty() ? LIMIT : Math.min(LIMIT, Integer.parseInt(limit)))
        .forEach(
            each -> {
              if (json) {
                rows.append(rows.length() > 1 ? "," : "")
                    .append("{\"bytes\": ")
                    .append(each.getValue().length())
                    .append(", \"content_type\": \"application/octet-stream\", \"hash\": \"")
                    .append(each.getValue().etag())
                    .append("\", \"last_modified\": \"2026-11-23T00:00:00.000000\", \"name\": \"")
                    .append(each.getKey())
                    .append("\"}");
              } else {
                rows.append(each.getKey()).append('\n');
              }
            });
    return json
        ? Response.ok("application/json; charset=utf-8").with(rows.append(']').toString())
        : Response.ok("text/plain; charset=utf-8").with(rows.toString());
  }

  private Response object(Request request, NavigableMap<String, Stored> objects, String name) {
    return switch (request.method()) {
      case "PUT" -> {
        Stored put = put(request);
        objects.put(name, put);
        yield Response.of("201 Created", "ETag: " + quoted(put), "Last-Modified: " + MODIFIED);
      }
      case "DELETE" ->
          Response.of(objects.remove(name) != null ? "204 No Content" : "404 Not Found");
      case "POST" -> Response.of("202 Accepted");
      default -> {
        Stored stored = objects.get(name);
        yield stored == null ? Response.of("404 Not Found") : read(request, stored);
      }
    };
  }

  private static String quoted(Stored stored) {
    return stored.segment() > 0 ? '"' + stored.etag() + '"' : stored.etag();
  }

  private Stored put(Request request) {
    String dynamic = Request.decoded(request.header("x-object-manifest"));
    if (!dynamic.isEmpty()) {
      String[] place = dynamic.split("/", 2);
      long total =
          store.container(place[0]).tailMap(place[1]).entrySet().stream()
              .takeWhile(each -> each.getKey().startsWith(place[1]))
              .mapToLong(each -> each.getValue().length())
              .sum();
      return new Stored(total, content.md5(0), 0, dynamic);
    }
    if (!request.parameter("multipart-manifest").equals("put")) {
      return new Stored(request.length(), content.md5(request.length()), 0);
    }
    String manifest = new String(request.body(), StandardCharsets.UTF_8);
    StringBuilder etags = new StringBuilder();
    for (Matcher etag = ETAG.matcher(manifest); etag.find(); ) {
      etags.append(etag.group(1));
    }
    long length = 0;
    long longest = 0;
    for (Matcher size = SIZE.matcher(manifest); size.find(); ) {
      length += Long.parseLong(size.group(1));
      longest = Math.max(longest, Long.parseLong(size.group(1)));
    }
    return new Stored(length, Store.md5(etags.toString()), longest);
  }

  private static String kind(Stored stored) {
    if (!stored.manifest().isEmpty()) {
      return "X-Object-Manifest: " + stored.manifest();
    }
    return stored.segment() > 0 ? "X-Static-Large-Object: True" : "X-Plain: true";
  }

  private Response read(Request request, Stored stored) {
    if (stored.segment() > 0 && request.parameter("multipart-manifest").equals("get")) {
      return Response.of(
              "200 OK",
              "Content-Type: application/json; charset=utf-8",
              "X-Static-Large-Object: True",
              "ETag: " + Store.md5(store.manifest(stored)),
              "X-Manifest-Etag: " + Store.md5(store.manifest(stored)),
              "Last-Modified: " + MODIFIED)
          .with(store.manifest(stored));
    }
    long from = 0;
    long to = stored.length();
    Matcher range = RANGE.matcher(request.header("range"));
    boolean part = range.matches();
    if (part) {
      from = Long.parseLong(range.group(1));
      to = range.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(range.group(2)) + 1);
    }
    return Response.of(
            part ? "206 Partial Content" : "200 OK",
            "Content-Type: application/octet-stream",
            "ETag: " + quoted(stored),
            "Last-Modified: " + MODIFIED,
            STAMP,
            "Accept-Ranges: bytes",
            kind(stored),
            part
                ? "Content-Range: bytes " + from + "-" + (to - 1) + "/" + stored.length()
                : "X-Whole: true")
        .from(content.file(), from, to - from);
  }
}
