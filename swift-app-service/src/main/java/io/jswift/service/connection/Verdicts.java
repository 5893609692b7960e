package io.jswift.service.connection;

import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.StatusException;
import io.jswift.ports.transport.Response;
import io.jswift.service.internal.json.VerdictJson;
import java.util.List;

/**
 * Reads the answers whose truth is in the body: the status line was sent before the work was done,
 * and is 200 or 202 even if nothing was done, a refused token included.
 */
final class Verdicts {
  static final Headers ASK_FOR_JSON = Headers.of("Accept", "application/json");

  static final Headers BULK_DELETE = ASK_FOR_JSON.and("Content-Type", "text/plain");

  private Verdicts() {}

  /** Reads the report of an operation of which a part may fail. */
  static BulkReport report(Call call, String what, Response response, String countField) {
    VerdictJson verdict = VerdictJson.read(response.body());
    List<BulkReport.Refusal> refusals = refusals(verdict);
    if (refusals.stream().anyMatch(each -> each.status().startsWith("401"))) {
      throw deadToken(call, what, response);
    }
    // With single refusals the status is 400 as well; then they tell more.
    if (verdict.statusCode() >= 300 && refusals.isEmpty()) {
      throw refused(call, what, response, verdict);
    }
    return new BulkReport(verdict.number(countField), verdict.number("Number Not Found"), refusals);
  }

  // The token died on the way: a new one is needed, and what was done before counts as not found.
  private static StatusException deadToken(Call call, String what, Response response) {
    return new StatusException(
        call.operation(), what, 401, "Unauthorized", response.headers(), "", 1);
  }

  /** Reads the report of an operation that must be done as a whole. */
  static Headers whole(Call call, String what, Response response) {
    check(call, what, response, VerdictJson.read(response.body()));
    return response.headers();
  }

  /** As {@link #whole}, for a server that may have put the work off, and then says nothing. */
  static Headers wholeOrLater(Call call, String what, Response response) {
    return response.status() == 200 ? whole(call, what, response) : response.headers();
  }

  /** Reads the report of a manifest that was stored while the connection was kept awake. */
  static ETag etag(Call call, String what, Response response) {
    VerdictJson verdict = VerdictJson.read(response.body());
    check(call, what, response, verdict);
    return ETag.parse(verdict.text("Etag"));
  }

  private static void check(Call call, String what, Response response, VerdictJson verdict) {
    if (verdict.statusCode() >= 300 || !verdict.errors().isEmpty()) {
      throw refused(call, what, response, verdict);
    }
  }

  private static List<BulkReport.Refusal> refusals(VerdictJson verdict) {
    return verdict.errors().stream()
        .map(each -> new BulkReport.Refusal(raw(each.path()), each.status()))
        .toList();
  }

  private static String raw(String escaped) {
    String path = PercentEncoding.decode(escaped).orElse(escaped);
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static StatusException refused(
      Call call, String what, Response response, VerdictJson verdict) {
    String told = String.join(" ", verdict.errors().stream().map(Verdicts::text).toList());
    return new StatusException(
        call.operation(),
        what,
        verdict.statusCode(),
        verdict.reason(),
        response.headers(),
        told.isEmpty() ? verdict.text("Response Body") : told,
        1);
  }

  private static String text(VerdictJson.Failed error) {
    return raw(error.path()) + ": " + error.status();
  }
}
