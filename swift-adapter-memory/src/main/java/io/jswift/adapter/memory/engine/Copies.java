package io.jswift.adapter.memory.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Server-side copies: {@code COPY}, and {@code PUT} with {@code X-Copy-From}. */
final class Copies {
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "content-length",
          "etag",
          "x-copy-from",
          "x-copy-from-account",
          "destination",
          "destination-account",
          "range",
          "if-match");

  private static final List<String> PASSED_ON =
      List.of("multipart-manifest", "symlink", "version-id");

  private final Objects objects;
  private final ObjectReads reads;

  Copies(Objects objects, ObjectReads reads) {
    this.objects = objects;
    this.reads = reads;
  }

  static boolean isCopy(Call call) {
    return call.is("COPY") || call.is("PUT") && call.header("X-Copy-From").isPresent();
  }

  /** Returns the request whose rights count: the writing one. */
  Call target(Call call, WireRequest wire) {
    return call.is("COPY")
        ? sibling(
            call, wire, "PUT", account(call, "Destination-Account") + place(call, "Destination"))
        : call;
  }

  /** Returns the request that reads what is copied. */
  Call source(Call call, WireRequest wire) {
    return call.is("COPY")
        ? sibling(call, wire, "GET", call.account + "/" + call.container + "/" + call.object)
        : sibling(
            call, wire, "GET", account(call, "X-Copy-From-Account") + place(call, "X-Copy-From"));
  }

  private static String account(Call call, String header) {
    String named = Call.plain(call.header(header, ""));
    if (named.indexOf('/') >= 0) {
      throw Refusal.labelledHtml(412, "Account name cannot contain slashes");
    }
    return named.isEmpty() ? call.account : named;
  }

  private static String place(Call call, String header) {
    String text =
        call.header(header)
            .orElseThrow(() -> Refusal.labelledHtml(412, header + " header required"));
    String path = String.valueOf(Call.utf8(Call.decode(text, false))).replaceFirst("^/", "");
    int slash = path.indexOf('/');
    if (slash <= 0 || slash == path.length() - 1) {
      throw Refusal.labelledHtml(
          412, header + " header must be of the form <container name>/<object name>");
    }
    return "/" + path;
  }

  private static Call sibling(Call call, WireRequest wire, String method, String place) {
    List<WireHeader> headers =
        wire.headers().stream()
            .filter(
                each -> {
                  boolean condition = method.equals("GET") && !call.asks("multipart-manifest");
                  String name = each.name().toLowerCase(Locale.ROOT);
                  return condition && (name.equals("range") || name.startsWith("if-"))
                      || !NOT_PASSED_ON.contains(name) && !name.startsWith("if-");
                })
            .toList();
    String query = "?";
    for (String each : method.equals("GET") ? PASSED_ON : List.of("multipart-manifest")) {
      query += call.query(each, "").isEmpty() ? "" : each + "=" + call.query(each, "") + "&";
    }
    WireRequest other =
        new WireRequest(method, query, headers, InputStream.nullInputStream(), 0, call.client());
    return call.at(other, "/v1/" + place);
  }

  /** Copies, once the gate has let the writing request pass. */
  Answer answer(Call call, Call source, Call target, Consumer<Call> gate) throws IOException {
    if (call.bodyLength() > 0) {
      throw Refusal.of(400, "Copy requests require a zero byte body");
    }
    boolean manifest = call.asks("multipart-manifest", "get");
    Answer read = reads.answer(source);
    if (read.status() >= 300) {
      return read;
    }
    gate.accept(target);
    StoredObject original = reads.found(source).object();
    List<WireHeader> headers = new ArrayList<>(target.headers());
    boolean fresh = Listing.isTrue(call.header("X-Fresh-Metadata", ""));
    carryOver(original, headers, manifest, fresh);
    String text = manifest && original.slo() != null ? "multipart-manifest=put" : "";
    try (InputStream body = manifest && original.slo() != null ? raw(original) : read.body()) {
      long length = manifest && original.slo() != null ? -1 : read.length();
      headers.removeIf(each -> each.name().equalsIgnoreCase("Content-Length"));
      headers.add(new WireHeader("Content-Length", Long.toString(length)));
      WireRequest put = new WireRequest("PUT", "?" + text, headers, body, length, call.client());
      Call write = call.at(put, target.path);
      Answer answer = objects.answer(write);
      answer
          .header("X-Copied-From-Account", source.account)
          .header("X-Copied-From", PathText.escaped(source.container + "/" + source.object))
          .header("X-Copied-From-Last-Modified", original.modified().lastModified());
      Stamp version = original.version();
      if (version != null) {
        answer.header("X-Copied-From-Version-Id", version.timestamp());
      }
      return answer.headers(told(headers));
    }
  }

  private static List<WireHeader> told(List<WireHeader> headers) {
    return headers.stream()
        .map(each -> new WireHeader(MetaRules.title(each.name()), each.value()))
        .filter(
            each -> each.name().startsWith("X-Object-Meta-") || each.name().equals("X-Delete-At"))
        .toList();
  }

  private static InputStream raw(StoredObject original) {
    SloManifest slo = original.slo();
    String text = slo == null ? "[]" : slo.raw();
    return new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static void carryOver(
      StoredObject original, List<WireHeader> headers, boolean manifest, boolean fresh) {
    List<WireHeader> carried = new ArrayList<>(original.headers());
    // Whose manifest is copied stays a dynamic large object, whatever becomes of its metadata.
    carried.removeIf(each -> fresh && !each.name().equals("X-Object-Manifest"));
    SymLink link = original.link();
    if (link != null) {
      carried.addAll(link.headers());
    }
    carried.add(new WireHeader("Content-Type", original.contentType()));
    if (original.deleteAt() != 0 && !fresh) {
      carried.add(new WireHeader("X-Delete-At", Long.toString(original.deleteAt())));
    }
    for (WireHeader each : carried) {
      boolean dlo = each.name().equals("X-Object-Manifest") && !manifest;
      Optional<WireHeader> told =
          headers.stream().filter(h -> h.name().equalsIgnoreCase(each.name())).findFirst();
      if (told.isEmpty() && !dlo) {
        headers.add(each);
      }
    }
  }
}
