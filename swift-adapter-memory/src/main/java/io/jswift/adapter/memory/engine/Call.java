package io.jswift.adapter.memory.engine;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose target was taken apart. Names are decoded; an empty part stands for a level that
 * is not named.
 */
final class Call {
  // NUL never comes in a value that is UTF-8 and stands for itself.
  private static final String NOT_UTF8 = "\0";

  final String method;
  final String origin;
  final String path;
  final String account;
  final String container;
  final String object;
  private final Map<String, String> query;
  private final WireRequest wire;
  private final @Nullable Pass pass;

  private Call(
      WireRequest wire,
      String origin,
      String path,
      Map<String, String> query,
      @Nullable Pass pass) {
    this.pass = pass;
    this.wire = wire;
    this.method = wire.method();
    this.origin = origin;
    this.path = path;
    this.query = query;
    String[] parts = path.startsWith("/v1/") ? path.substring(4).split("/", 3) : new String[0];
    this.account = parts.length > 0 ? parts[0] : "";
    this.container = parts.length > 1 ? parts[1] : "";
    this.object = parts.length > 2 ? parts[2] : "";
  }

  static Call of(WireRequest wire, String origin) {
    String target = wire.target();
    int scheme = target.indexOf("://");
    if (scheme > 0 && !target.startsWith("/")) {
      int slash = target.indexOf('/', scheme + 3);
      target = slash < 0 ? "/" : target.substring(slash);
    }
    int question = target.indexOf('?');
    String rawPath = question < 0 ? target : target.substring(0, question);
    String path = utf8(decode(rawPath, false));
    if (path == null || path.indexOf('\0') >= 0) {
      throw Refusal.labelledHtml(412, "Invalid UTF8 or contains NULL");
    }
    Map<String, String> query = query(question < 0 ? "" : target.substring(question + 1));
    String place = path.startsWith("/v1.0/") ? "/v1/" + path.substring(6) : path;
    return new Call(merged(wire), origin, place, query, null);
  }

  /** Returns a request made by the server itself, for a path that is decoded already. */
  Call at(WireRequest other, String place) {
    String target = other.target();
    String asked = target.startsWith("?") ? target.substring(1) : "";
    return new Call(other, origin, place, query(asked), pass);
  }

  /** Returns the same request with a right of its own, and without its parameters. */
  Call permitted(Pass right) {
    return new Call(wire, origin, path, Map.of(), right);
  }

  Optional<Pass> pass() {
    return Optional.ofNullable(pass);
  }

  /** Returns the address of the client. */
  String client() {
    return wire.client();
  }

  /** Returns a request that the server itself makes within a request. */
  Call inner(
      String how, String place, List<WireHeader> headers, InputStream body, long bodyLength) {
    return at(new WireRequest(how, "", headers, body, bodyLength, wire.client()), place);
  }

  /** Returns this request with another method and query, and without a body. */
  WireRequest request(String how, String asked) {
    InputStream none = InputStream.nullInputStream();
    return new WireRequest(how, asked, wire.headers(), none, 0, wire.client());
  }

  /** Returns a request without a body that the server itself makes, with the client's headers. */
  Call inner(String how, String place) {
    return inner(how, place, wire.headers(), InputStream.nullInputStream(), 0);
  }

  /** Returns a deletion that the server itself makes within a request, with its headers. */
  Call deletionOf(String place) {
    String path = "/v1/" + account + "/" + place;
    return inner("DELETE", path);
  }

  /** Returns the same request for another path, without what it asks of this one. */
  Call moved(String place) {
    Map<String, String> others = new LinkedHashMap<>(query);
    others.remove("version-id");
    return new Call(wire, origin, place, others, pass);
  }

  /** Returns a HEAD that the server itself makes within a request, with its headers. */
  Call reading(String place) {
    return inner("HEAD", place);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String each : raw.split("&", -1)) {
      if (!each.isEmpty()) {
        int equals = each.indexOf('=');
        String name = equals < 0 ? each : each.substring(0, equals);
        String value = equals < 0 ? "" : each.substring(equals + 1);
        String decoded = utf8(decode(value, true));
        query.put(String.valueOf(utf8(decode(name, true))), decoded == null ? NOT_UTF8 : decoded);
      }
    }
    return query;
  }

  /**
   * Undoes percent-escapes; a broken one stays as it is. Octets as ISO 8859-1 characters, in and
   * out.
   */
  static String decode(String text, boolean plusIsBlank) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length() && hex(text, i + 1) >= 0) {
        out.append((char) hex(text, i + 1));
        i += 2;
      } else {
        out.append(c == '+' && plusIsBlank ? ' ' : c);
      }
    }
    return out.toString();
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  /** Reads octets as UTF-8; null where they are not. */
  static @Nullable String utf8(String octets) {
    ByteBuffer bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  /** Undoes the escapes of a path that the server itself escaped. */
  static String plain(String path) {
    return String.valueOf(utf8(decode(path, false)));
  }

  boolean is(String wanted) {
    return method.equals(wanted);
  }

  boolean reads() {
    return is("GET") || is("HEAD");
  }

  Optional<String> header(String name) {
    return wire.headers().stream()
        .filter(each -> each.name().equalsIgnoreCase(name))
        .map(WireHeader::value)
        .findFirst();
  }

  // Swift sees a header that comes twice as one, with a comma between the values.
  private static WireRequest merged(WireRequest wire) {
    Map<String, WireHeader> byName = new LinkedHashMap<>();
    for (WireHeader each : wire.headers()) {
      byName.merge(
          each.name().toLowerCase(Locale.ROOT),
          each,
          (one, two) ->
              one.name().equalsIgnoreCase("Content-Type")
                  ? one
                  : new WireHeader(one.name(), one.value() + "," + two.value()));
    }
    return byName.size() == wire.headers().size()
        ? wire
        : new WireRequest(
            wire.method(),
            wire.target(),
            List.copyOf(byName.values()),
            wire.body(),
            wire.bodyLength(),
            wire.client());
  }

  String header(String name, String otherwise) {
    return header(name).orElse(otherwise);
  }

  List<WireHeader> headers() {
    return wire.headers();
  }

  /** Returns the value of a query parameter; refuses it if it is not UTF-8. */
  String query(String name, String otherwise) {
    String value = query.getOrDefault(name, otherwise);
    if (value.equals(NOT_UTF8)) {
      String text = "\"" + name + "\" parameter not valid UTF-8";
      throw container.isEmpty() && !name.equals("format")
          ? Refusal.labelledHtml(400, text)
          : Refusal.of(400, text);
    }
    return value;
  }

  boolean asks(String name) {
    return query.containsKey(name);
  }

  boolean asks(String name, String value) {
    return query.getOrDefault(name, "").equals(value);
  }

  InputStream body() {
    return wire.body();
  }

  /** Returns the announced length, -1 for a chunked body. */
  long bodyLength() {
    return wire.bodyLength();
  }

  boolean lengthIsTold() {
    return wire.bodyLength() != 0
        || header("Content-Length").isPresent()
        || header("Transfer-Encoding").isPresent();
  }
}
