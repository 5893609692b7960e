package io.jswift.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.TransportException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.Fixture;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operation, kind of body and fault: attempts, waits and outcome, on a manual clock. */
class RetryTableTest {
  private final List<Duration> waits = new ArrayList<>();
  private final Fixture fixture =
      new Fixture(
          ConnectionSettings.DEFAULTS.withListener(
              new WireListener() {
                @Override
                public void retrying(String method, String url, int nextAttempt, Duration wait) {
                  waits.add(wait);
                }
              }));

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({
    // Every operation is repeated after an answer that says: not now.
    "HEAD,     -,    HEAD /c/o #1 -> 503,                  2, 1, done",
    "GET,      -,    GET /c/o #1 -> 503,                   2, 1, done",
    "LIST,     -,    GET /c #1 -> 503,                     2, 1, done",
    "PUT,      all,  PUT /c/o #1 -> 503,                   2, 1, done",
    "POST,     -,    POST /c/o #1 -> 503,                  2, 1, done",
    "COPY,     -,    COPY /c/o #1 -> 503,                  2, 1, done",
    "DELETE,   -,    DELETE /c/o #1 -> 503,                2, 1, done",
    "MANIFEST, -,    PUT /c/o #1 -> 503,                   2, 1, done",
    "BULK,     -,    POST / #1 -> 503,                     2, 1, done",
    "ARCHIVE,  all,  PUT /c #1 -> 503,                     2, 1, 400",
    // (The last is an archive of no files, which the second answer says in its body.)
    // Which answers say so, and how long they ask to wait.
    "PUT,      all,  PUT /c/o #1 -> 408,                   2, 1, done",
    "PUT,      all,  PUT /c/o #1 -> 429 retry-after=25,    2, 25s, done",
    "PUT,      all,  PUT /c/o #1 -> 498 retry-after=25,    2, 25s, done",
    "PUT,      all,  PUT /c/o #1 -> 503 retry-after=25,    2, 25s, done",
    "PUT,      all,  PUT /c/o #1 -> 503 retry-after=3600,  1, 0, 503",
    "PUT,      all,  PUT /c/o #1 -> 500,                   2, 1, done",
    "PUT,      all,  PUT /c/o #1 -> 502,                   2, 1, done",
    "PUT,      all,  PUT /c/o #1 -> 504,                   2, 1, done",
    "PUT,      all,  PUT /c/o #* -> 507,                   6, 5, 507",
    "PUT,      all,  PUT /c/o #1 -> 403,                   1, 0, 403",
    "PUT,      all,  PUT /c/o #1 -> 404,                   1, 0, 404",
    "PUT,      all,  PUT /c/o #1 -> 411,                   1, 0, 411",
    "PUT,      all,  PUT /c/o #1 -> 501,                   1, 0, 501",
    // A dead token costs no wait.
    "PUT,      all,  PUT /c/o #1 -> 401,                   2, 0, done",
    "PUT,      all,  PUT /c/o #1 -> expire-token,          2, 0, done",
    "DELETE,   -,    DELETE /c/o #* -> 401,                2, 0, 401",
    // And it is none of the attempts that are counted.
    "HEAD,     -,    HEAD /c/o #1 -> 401; HEAD /c/o #2-6 -> 503,  7, 5, done",
    "HEAD,     -,    HEAD /c/o #1 -> 401; HEAD /c/o #2-7 -> 503,  7, 5, 503",
    // A connection that ends before the answer.
    "PUT,      all,  PUT /c/o #1 -> drop,                  2, 1, done",
    "PUT,      all,  PUT /c/o #1 -> cut-request=5,         2, 1, done",
    "PUT,      all,  PUT /c/o #1 -> lose-answer,           2, 1, done",
    "POST,     -,    POST /c/o #1 -> lose-answer,          2, 1, done",
    "COPY,     -,    COPY /c/o #1 -> lose-answer,          2, 1, done",
    "DELETE,   -,    DELETE /c/o #1 -> lose-answer,        2, 1, done",
    "MANIFEST, -,    PUT /c/o #1 -> lose-answer,           2, 1, done",
    "BULK,     -,    POST / #1 -> lose-answer,             2, 1, done",
    "PUT,      all,  PUT /c/o #* -> drop,                  6, 5, BROKEN",
    "HEAD,     -,    HEAD /c/o #* -> garbage,              1, 0, PROTOCOL",
    // What can be read once is sent once, and nobody waits for what cannot follow.
    "PUT,      once, PUT /c/o #1 -> 503,                   2, 1, done",
    "PUT,      once, PUT /c/o #1 -> 401,                   2, 0, done",
    "PUT,      once, PUT /c/o #1 -> drop,                  2, 1, done",
    "PUT,      once, PUT /c/o #1 -> cut-request=5,         1, 0, SOURCE",
    "PUT,      once, PUT /c/o #1 -> lose-answer,           1, 0, SOURCE",
    "PUT,      flow, PUT /c/o #1 -> 503,                   2, 1, done",
    "PUT,      flow, PUT /c/o #1 -> cut-request=5,         1, 0, SOURCE",
    "ARCHIVE,  once, PUT /c #1 -> lose-answer,             1, 0, SOURCE",
    // Silence: a minute, and ten where the server may be at work.
    "HEAD,     -,    HEAD /c/o #1 -> stall=59s,            1, 0, done",
    "HEAD,     -,    HEAD /c/o #1 -> stall=61s,            2, 1, done",
    "PUT,      all,  PUT /c/o #* -> stall=61s,             6, 5, TIMEOUT",
    "PUT,      once, PUT /c/o #1 -> stall=61s,             1, 0, SOURCE",
    "LIST,     -,    GET /c #1 -> stall-after=9 stall=61s, 2, 1, done",
    "COPY,     -,    COPY /c/o #1 -> stall=9m,             1, 0, done",
    "COPY,     -,    COPY /c/o #1 -> stall=11m,            2, 1, done",
    "MANIFEST, -,    PUT /c/o #1 -> stall=9m,              1, 0, done",
    "BULK,     -,    POST / #1 -> stall=9m,                1, 0, done",
    // A body that ends early.
    "LIST,     -,    GET /c #1 -> cut=9,                   2, 1, done",
    "BULK,     -,    POST / #1 -> cut=9,                   2, 1, done",
    // Three attempts of ten minutes and their waits are more than the half hour in all.
    "COPY,     -,    COPY /c/o #* -> stall=11m,            3, 2, TIMEOUT"
  })
  void decide(
      String operation, String body, String fault, int attempts, String wait, String outcome) {
    ObjectPath path = fixture.put("o", "something");
    ObjectPath segment = fixture.put("segment", "something");
    fixture.faults(fault.split("; "));

    Throwable thrown = catchThrowable(() -> run(operation, body, path, segment));

    assertThat(outcome(thrown)).isEqualTo(outcome);
    assertThat(fixture.requests(fault.split(" ")[0])).hasSize(attempts);
    if (wait.endsWith("s")) {
      assertThat(waits).containsExactly(Duration.parse("PT" + wait));
    } else {
      assertThat(waits).hasSize(Integer.parseInt(wait));
    }
    if (thrown != null && attempts > 1) {
      assertThat(thrown.getSuppressed()).hasSize(attempts - 1);
    }
  }

  private static String outcome(Throwable thrown) {
    if (thrown instanceof StatusException refused) {
      return Integer.toString(refused.status());
    }
    return thrown == null ? "done" : ((TransportException) thrown).kind().toString();
  }

  private void run(String operation, String body, ObjectPath path, ObjectPath segment) {
    CallOptions none = CallOptions.none();
    Connection swift = fixture.swift;
    switch (operation) {
      case "HEAD" -> swift.headObject(path, none);
      case "GET" -> swift.getObject(path, none).close();
      case "LIST" -> swift.getContainer(path.container(), ListingQuery.ALL, none);
      case "PUT" -> swift.putObject(path, body(body, new byte[10]), none);
      case "POST" -> swift.postObject(path, none);
      case "COPY" -> swift.copyObject(path, path.container().object("copy"), none);
      case "DELETE" -> swift.deleteObject(path, none);
      case "MANIFEST" -> swift.putManifest(path, new SloManifest(List.of(part(segment))), none);
      case "BULK" -> swift.bulkDelete(List.of(path, segment), none);
      case "ARCHIVE" -> swift.extractArchive("c", "tar", body(body, new byte[1024]), none);
      default -> throw new AssertionError(operation);
    }
  }

  private ManifestEntry.Part part(ObjectPath segment) {
    return ManifestEntry.Part.whole(
        segment, new io.jswift.domain.ETag("437b930db84b8079c2dd804a71936b5f"), 9);
  }

  /** Whole and again and again; of known length but once; or a flow of unknown length. */
  private static BodySource body(String kind, byte[] bytes) {
    if (kind.equals("all")) {
      return BodySource.of(bytes);
    }
    return BodySource.once(
        new ByteArrayInputStream(bytes),
        kind.equals("once") ? OptionalLong.of(bytes.length) : OptionalLong.empty());
  }
}
