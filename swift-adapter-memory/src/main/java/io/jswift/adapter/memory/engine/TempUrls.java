package io.jswift.adapter.memory.engine;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Temporary URLs: a signature in the query instead of a token. */
final class TempUrls {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE");

  private final TempUrlKeys keys;
  private final Clock clock;

  TempUrls(Store store, Clock clock) {
    this.keys = new TempUrlKeys(store);
    this.clock = clock;
  }

  static boolean isAsked(Call call) {
    return !call.is("OPTIONS") && (call.asks("temp_url_sig") || call.asks("temp_url_expires"));
  }

  /** Returns the request with the right that its URL gives, and without its other parameters. */
  Call permitted(Call call) {
    long expires = expires(call);
    Optional<TempUrlKeys.Signature> signature =
        TempUrlKeys.Signature.read(call.query("temp_url_sig", ""));
    boolean object = call.object.replace("/", "").length() > 0 && METHODS.contains(call.method);
    String range = call.query("temp_url_ip_range", "");
    boolean near = range.isEmpty() || IpRange.contains(range, call.client());
    String prefix = call.query("temp_url_prefix", "");
    if (expires == 0
        || signature.isEmpty()
        || !object
        || !near
        || !call.object.startsWith(prefix)) {
      throw invalid(call);
    }
    TempUrlKeys.Key key =
        keys.of(call).stream()
            .filter(each -> signs(signature.get(), each, call, expires))
            .findFirst()
            .orElseThrow(() -> invalid(call));
    refuseForbidden(call);
    return call.permitted(key.pass());
  }

  private static boolean signs(
      TempUrlKeys.Signature signature, TempUrlKeys.Key key, Call call, long expires) {
    String base = "/v1/" + call.account + "/" + call.container + "/";
    String path =
        call.asks("temp_url_prefix")
            ? "prefix:" + base + call.query("temp_url_prefix", "")
            : base + call.object;
    String range = call.query("temp_url_ip_range", "");
    String before = range.isEmpty() ? "" : "ip=" + range + "\n";
    List<String> methods =
        call.is("HEAD") ? List.of("HEAD", "GET", "POST", "PUT") : List.of(call.method);
    return methods.stream()
        .anyMatch(each -> signature.signs(before + each + "\n" + expires + "\n" + path, key));
  }

  // Seconds since 1970 or a time of ISO 8601; 0 if it is neither, or over.
  private long expires(Call call) {
    String text = call.query("temp_url_expires", "").trim();
    long seconds = 0;
    if (text.matches("\\d{1,15}")) {
      seconds = Long.parseLong(text);
    } else if (text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")) {
      try {
        seconds = Instant.parse(text).getEpochSecond();
      } catch (DateTimeException noSuchTime) {
        return 0;
      }
    }
    return seconds < clock.seconds() ? 0 : seconds;
  }

  private static Refusal invalid(Call call) {
    String text = call.is("HEAD") ? "" : "401 Unauthorized: Temp URL invalid\n";
    Answer answer = Answer.text(401, Answer.HTML, text);
    return new Refusal(answer.header("Www-Authenticate", "Swift realm=\"unknown\""));
  }

  private static void refuseForbidden(Call call) {
    for (String each : List.of("X-Object-Manifest", "X-Symlink-Target", "X-Copy-From")) {
      if (!call.reads() && call.header(each).isPresent()) {
        throw Refusal.labelledHtml(400, "The header '" + each + "' is not allowed in this tempurl");
      }
    }
  }

  /** Answers such a request by means of what answers ordinary ones. */
  Answer answer(Call call, Function<Call, Answer> server) {
    Answer answer = server.apply(permitted(call));
    answer.removeHeaders(
        name -> name.startsWith("X-Object-Meta-") && !name.startsWith("X-Object-Meta-Public-"));
    if (!call.reads() || answer.status() >= 300) {
      return answer;
    }
    Optional<String> own = answer.get("Content-Disposition");
    answer.removeHeaders(name -> name.equals("Content-Disposition"));
    return answer
        .header("Content-Disposition", disposition(call, own))
        .header("Expires", Stamp.http(Instant.ofEpochSecond(expires(call))));
  }

  private static String disposition(Call call, Optional<String> own) {
    String name = call.query("filename", "");
    if (call.asks("inline")) {
      return name.isEmpty() ? "inline" : disposition("inline", name);
    }
    if (!name.isEmpty()) {
      return disposition("attachment", name);
    }
    String path = call.object.replaceFirst("/+$", "");
    return own.orElseGet(
        () -> disposition("attachment", path.substring(path.lastIndexOf('/') + 1)));
  }

  private static String disposition(String kind, String name) {
    String escaped = PathText.escaped(name);
    return kind + "; filename=\"" + escaped.replace("%20", " ") + "\"; filename*=UTF-8''" + escaped;
  }
}
