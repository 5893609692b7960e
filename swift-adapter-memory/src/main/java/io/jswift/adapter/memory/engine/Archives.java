package io.jswift.adapter.memory.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** {@code PUT ?extract-archive}: the files of a tar archive become objects. */
final class Archives {
  private static final int LONGEST_PATH = Limits.CONTAINER_NAME + Limits.OBJECT_NAME + 2;

  private final Limits limits;
  private final Function<Call, Answer> server;

  /** Makes it with what answers single requests, rights included. */
  Archives(Limits limits, Function<Call, Answer> server) {
    this.limits = limits;
    this.server = server;
  }

  static boolean isAsked(Call call) {
    return call.is("PUT") && call.asks("extract-archive");
  }

  /** What came of it. */
  private static final class Outcome {
    final List<Reports.Failure> errors = new ArrayList<>();
    final Set<String> seen = new HashSet<>();
    int created;
    String verdict = "201 Created";
    String body = "";

    void fail(String status, String text) {
      verdict = status;
      body = text;
    }

    void settle() {
      if (!errors.isEmpty()) {
        verdict = "400 Bad Request";
      } else if (created == 0) {
        fail("400 Bad Request", "Invalid Tar File: No Valid Files");
      }
    }

    Answer report(Call call) {
      String accepted = Reports.accepted(call);
      String text =
          Reports.text(
              Reports.type(call),
              "extract",
              Map.of("Number Files Created", Integer.toString(created)),
              verdict,
              body,
              errors);
      return Answer.text(200, accepted.isEmpty() ? Answer.HTML : accepted, text).unmeasured();
    }
  }

  Answer answer(Call call) {
    String kind = call.query("extract-archive", "").toLowerCase(Locale.ROOT);
    kind = kind.replaceAll("^\\.+|\\.+$", "");
    if (!List.of("tar", "tar.gz", "tar.bz2").contains(kind)) {
      throw Refusal.labelledHtml(400, "Unsupported archive format");
    }
    Outcome outcome = new Outcome();
    if (Reports.accepted(call).isEmpty()) {
      outcome.fail("406 Not Acceptable", "");
      return outcome.report(call);
    }
    if (!call.lengthIsTold()) {
      outcome.fail("411 Length Required", "");
      return outcome.report(call);
    }
    extract(call, kind, outcome);
    return outcome.report(call);
  }

  private static InputStream unzipped(InputStream body, String kind) throws IOException {
    return switch (kind) {
      case "tar.gz" -> new GZIPInputStream(body);
      case "tar.bz2" -> new Unzipped(body);
      default -> body;
    };
  }

  private void extract(Call call, String kind, Outcome outcome) {
    try {
      Tar tar = new Tar(unzipped(call.body(), kind));
      for (Tar.Entry each = tar.next(); each != null; each = tar.next()) {
        if (each.file()) {
          file(call, each, tar.content(), outcome);
        }
      }
      outcome.settle();
    } catch (Tar.Broken broken) {
      outcome.fail("400 Bad Request", "Invalid Tar File: " + broken.getMessage());
    } catch (ZipException broken) {
      outcome.fail("400 Bad Request", "Invalid Tar File: not a gzip file");
    } catch (Refusal refused) {
      outcome.fail(refused.answer().status() + " " + refused.answer().reason(), "");
    } catch (IOException | UncheckedIOException cut) {
      outcome.fail("400 Bad Request", "Invalid Tar File: unexpected end of data");
    }
  }

  private void file(Call call, Tar.Entry entry, InputStream content, Outcome outcome) {
    String base = call.path.replaceFirst("^/v1/[^/]*/?", "").replaceFirst("/+$", "");
    String octets = entry.name().replaceFirst("^\\./", "").replaceFirst("^/+", "");
    String name = Call.utf8(octets);
    String path = (base.isEmpty() ? "" : base + "/") + (name == null ? octets : name);
    if (path.indexOf('/') < 0) {
      return;
    }
    String shown = PathText.escaped(cut(path));
    if (name == null) {
      outcome.errors.add(new Reports.Failure(shown, "412 Precondition Failed"));
    } else if (entry.size() > limits.maxFileSize()) {
      outcome.errors.add(new Reports.Failure(shown, "413 Request Entity Too Large"));
    } else {
      put(call, path, shown, entry, content, outcome);
    }
  }

  private static String cut(String path) {
    return path.substring(0, Math.min(LONGEST_PATH, path.length()));
  }

  private void put(
      Call call, String path, String shown, Tar.Entry entry, InputStream content, Outcome outcome) {
    String container = path.substring(0, path.indexOf('/'));
    String place = "/v1/" + call.account + "/";
    Answer made = outcome.seen.contains(container) ? null : container(call, place + container);
    if (made != null && made.status() == 401) {
      throw new Refusal(made);
    }
    Call inner = call.inner("PUT", place + path, headers(call, entry), content, entry.size());
    Answer answer;
    try {
      answer = server.apply(inner);
    } catch (UncheckedIOException cut) {
      outcome.errors.add(new Reports.Failure(shown, "500 Internal Error"));
      throw cut;
    }
    outcome.seen.add(container);
    if (answer.status() < 300) {
      outcome.created++;
      return;
    }
    if (made != null && made.status() >= 300) {
      outcome.errors.add(
          new Reports.Failure(PathText.escaped(cut(place + container)), status(made)));
    }
    outcome.errors.add(new Reports.Failure(shown, status(answer)));
    if (answer.status() == 401) {
      throw new Refusal(answer);
    }
  }

  private static String status(Answer answer) {
    return answer.status() + " " + answer.reason();
  }

  private Answer container(Call call, String place) {
    List<WireHeader> headers = credentials(call);
    Answer there = server.apply(call.inner("HEAD", place, headers, noBody(), 0));
    return there.status() == 404
        ? server.apply(call.inner("PUT", place, headers, noBody(), 0))
        : there;
  }

  private static InputStream noBody() {
    return InputStream.nullInputStream();
  }

  private static List<WireHeader> credentials(Call call) {
    return call.headers().stream()
        .filter(
            each ->
                each.name().equalsIgnoreCase("X-Auth-Token")
                    || each.name().equalsIgnoreCase("X-Storage-Token"))
        .toList();
  }

  private static List<WireHeader> headers(Call call, Tar.Entry entry) {
    List<WireHeader> headers = new ArrayList<>(credentials(call));
    headers.add(new WireHeader("Content-Length", Long.toString(entry.size())));
    call.headers().stream()
        .filter(
            each ->
                each.name()
                    .toLowerCase(Locale.ROOT)
                    .matches("x-object-meta-.+|x-delete-at|x-delete-after"))
        .forEach(headers::add);
    entry
        .attributes()
        .forEach(
            (name, value) -> {
              String plain = name.replaceFirst("^(SCHILY|LIBARCHIVE)\\.xattr\\.user\\.", "!");
              if (plain.equals("!mime_type")) {
                headers.add(new WireHeader("Content-Type", value));
              } else if (plain.startsWith("!meta.")) {
                headers.add(new WireHeader("X-Object-Meta-" + plain.substring(6), value));
              }
            });
    return headers;
  }
}
