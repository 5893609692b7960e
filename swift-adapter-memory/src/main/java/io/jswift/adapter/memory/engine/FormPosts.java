package io.jswift.adapter.memory.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads by an HTML form whose fields are signed. */
final class FormPosts {
  private static final Map<String, String> MORE =
      Map.of(
          "x_delete_at", ": Unix timestamp required.",
          "x_delete_after", ": Number of seconds required.");
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

  // Swift has no such limit; memory has.
  private static final int MOST_FIELDS = 1000;

  private final TempUrlKeys keys;
  private final Clock clock;
  private final Function<Call, Answer> server;

  /** Makes it with what answers single requests. */
  FormPosts(Store store, Clock clock, Function<Call, Answer> server) {
    this.keys = new TempUrlKeys(store);
    this.clock = clock;
    this.server = server;
  }

  static boolean isAsked(Call call) {
    return call.is("POST") && boundary(call).isPresent();
  }

  private static Optional<String> boundary(Call call) {
    String type = call.header("Content-Type", "");
    Matcher boundary = BOUNDARY.matcher(type);
    return type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data") && boundary.find()
        ? Optional.of(boundary.group(1))
        : Optional.empty();
  }

  Answer answer(Call call) {
    FormParts parts = new FormParts(call.body(), boundary(call).orElseThrow());
    try {
      if (!parts.begin()) {
        throw invalid("invalid starting boundary");
      }
      return answer(call, parts);
    } catch (IOException clientWentAway) {
      throw new UncheckedIOException(clientWentAway);
    }
  }

  private Answer answer(Call call, FormParts parts) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    int files = 0;
    String status = "";
    String message = "";
    for (FormPart each = parts.next(); each != null; each = parts.next()) {
      if (fields.size() > MOST_FIELDS) {
        throw invalid("too many fields");
      }
      if (each.attribute("filename").isEmpty()) {
        String text = each.text();
        each.attribute("name").ifPresent(name -> fields.put(name.toLowerCase(Locale.ROOT), text));
      } else if (++files > number(fields, "max_file_count")) {
        status = "400 Bad Request";
        message = "max file count exceeded";
        break;
      } else {
        Answer put = upload(call, fields, each);
        status = put.status() + " " + put.reason();
        if (put.status() >= 300) {
          break;
        }
      }
      each.body().skip(Long.MAX_VALUE);
    }
    if (status.isEmpty()) {
      status = "400 Bad Request";
      message = "no files to process";
    }
    return outcome(status, message, fields.getOrDefault("redirect", ""));
  }

  private static Answer outcome(String status, String message, String redirect) {
    if (redirect.isEmpty()) {
      String more = message.isEmpty() ? "" : "\r\nFormPost: " + titled(message);
      return Answer.text(Integer.parseInt(status.substring(0, 3)), "text/plain", status + more);
    }
    String target =
        redirect
            + (redirect.indexOf('?') < 0 ? "?" : "&")
            + "status="
            + status.substring(0, 3)
            + "&message="
            + PathText.escaped(message);
    String page =
        "<html><body><p><a href=\"" + target + "\">Click to continue...</a></p></body></html>";
    Answer answer = Answer.text(303, Answer.HTML, page);
    answer.removeHeaders(name -> name.equals("Content-Type"));
    return answer.header("Location", target);
  }

  private static String titled(String message) {
    StringBuilder out = new StringBuilder();
    for (String word : message.split(" ")) {
      out.append(out.length() == 0 ? "" : " ");
      out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return out.toString();
  }

  private Answer upload(Call call, Map<String, String> fields, FormPart file) {
    List<TempUrlKeys.Key> known =
        call.container.isEmpty() ? List.<TempUrlKeys.Key>of() : keys.of(call);
    if (known.isEmpty()) {
      throw unauthorized("Invalid Signature");
    }
    long most = number(fields, "max_file_size");
    if (number(fields, "expires") < clock.seconds()) {
      throw unauthorized("Form Expired");
    }
    String signed =
        String.join(
            "\n",
            call.path,
            fields.getOrDefault("redirect", ""),
            orZero(fields, "max_file_size"),
            orZero(fields, "max_file_count"),
            orZero(fields, "expires"));
    boolean valid =
        TempUrlKeys.Signature.read(fields.getOrDefault("signature", ""))
            .filter(signature -> known.stream().anyMatch(each -> signature.signs(signed, each)))
            .isPresent();
    if (!valid) {
      throw unauthorized("Invalid Signature");
    }
    Capped body = new Capped(file.body(), most);
    try {
      return server.apply(put(call, fields, file, body));
    } catch (UncheckedIOException broken) {
      throw body.exceeded() ? invalid("max_file_size exceeded") : broken;
    }
  }

  private static Call put(Call call, Map<String, String> fields, FormPart file, InputStream body) {
    List<WireHeader> headers = new ArrayList<>();
    add(headers, "Content-Type", fields.get("content-type"), file.header("Content-Type"));
    add(
        headers,
        "Content-Encoding",
        fields.get("content-encoding"),
        file.header("Content-Encoding"));
    for (String each : List.of("x_delete_at", "x_delete_after")) {
      if (fields.containsKey(each)) {
        String name = each.equals("x_delete_at") ? "X-Delete-At" : "X-Delete-After";
        headers.add(new WireHeader(name, Long.toString(number(fields, each))));
      }
    }
    String base = call.path + (call.object.isEmpty() && !call.path.endsWith("/") ? "/" : "");
    String path = base + file.attribute("filename").orElse("filename");
    Call right = call.permitted(new Pass("/v1/" + call.account + "/"));
    headers.add(new WireHeader("Transfer-Encoding", "chunked"));
    return right.inner("PUT", path, headers, body, -1);
  }

  private static void add(
      List<WireHeader> headers,
      String name,
      @org.jspecify.annotations.Nullable String field,
      Optional<String> own) {
    String value = field == null ? own.orElse("") : field;
    if (!value.isEmpty()) {
      byte[] octets = value.getBytes(StandardCharsets.UTF_8);
      headers.add(new WireHeader(name, new String(octets, StandardCharsets.ISO_8859_1)));
    }
  }

  private static String orZero(Map<String, String> fields, String name) {
    String value = fields.getOrDefault(name, "");
    return value.isEmpty() ? "0" : value;
  }

  private static long number(Map<String, String> fields, String name) {
    String text = orZero(fields, name).trim();
    if (!text.matches("-?\\d{1,18}")) {
      String more = MORE.getOrDefault(name, "");
      throw invalid((name.equals("expires") ? "expired" : name) + " not an integer" + more);
    }
    return Long.parseLong(text);
  }

  private static Refusal invalid(String message) {
    return Refusal.of(400, "FormPost: " + message);
  }

  private static Refusal unauthorized(String message) {
    Answer answer = Answer.text(401, Answer.HTML, "FormPost: " + message);
    return new Refusal(answer.header("Www-Authenticate", "Swift realm=\"unknown\""));
  }
}
