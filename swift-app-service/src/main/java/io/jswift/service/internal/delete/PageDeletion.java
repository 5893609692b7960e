package io.jswift.service.internal.delete;

import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.BulkReport;
import io.jswift.service.connection.Reply;
import io.jswift.service.delete.DeleteOptions.Bulk;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.internal.pool.Pool;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Deletes a page of objects: in groups, one bulk request each and several at once, where the server
 * offers that and no segment would be left behind; one by one otherwise.
 */
final class PageDeletion {
  /** How many objects are taken together at most. */
  static final int PAGE = 10_000;

  // The server deletes two at a time of a request, so many in one take it minutes.
  private static final int LARGEST_GROUP = 1000;

  private final BulkCall<DeleteOutcome> call;
  private final Consumer<DeleteOutcome> report;
  private final ObjectDeletion one;
  private volatile boolean refused;

  PageDeletion(BulkCall<DeleteOutcome> call, Consumer<DeleteOutcome> report) {
    this.call = call;
    this.report = report;
    this.one = new ObjectDeletion(call, report);
  }

  /** Has all of them deleted; returns before they are. */
  void submit(Crew crew, List<Doomed> page) {
    if (call.isDry()) {
      page.forEach(each -> plan(crew, each));
      return;
    }
    int size = groupSize(page);
    if (size == 1) {
      page.forEach(each -> crew.submit(() -> one.delete(each)));
      return;
    }
    for (int from = 0; from < page.size(); from += size) {
      List<Doomed> group = List.copyOf(page.subList(from, Math.min(page.size(), from + size)));
      crew.submit(() -> group(group));
    }
  }

  // What was listed and is known to be plain needs no look, and so keeps its order.
  private void plan(Crew crew, Doomed each) {
    if (each.missing() == Doomed.Missing.FAILS || !each.isBare()) {
      crew.submit(() -> one.plan(each));
    } else {
      one.plan(each).run();
    }
  }

  // As many groups as threads, as python-swiftclient has it, and from the same number on.
  private int groupSize(List<Doomed> page) {
    int threads = call.size(Pool.DOWNLOAD);
    if (refused || page.size() <= 2 * threads || page.stream().noneMatch(PageDeletion::mayGo)) {
      return 1;
    }
    ServerInfo server = call.swift().serverInfo(call.cancellation());
    if (!server.has("bulk_delete")) {
      return 1;
    }
    long most =
        Math.min(
            server.maxDeletesPerRequest(),
            server.number("bulk_delete", "max_failed_deletes", 1000));
    int group = (page.size() - 1) / threads + 1;
    return (int) Math.max(1, Math.min(group, Math.min(most, LARGEST_GROUP)));
  }

  private static boolean mayGo(Doomed each) {
    return each.options().bulk() != Bulk.NEVER
        && each.options().headers().isEmpty()
        && each.versionIdOrNull() == null;
  }

  private Runnable group(List<Doomed> group) {
    List<Runnable> reports = new ArrayList<>();
    List<Doomed> plain = new ArrayList<>();
    for (Doomed each : group) {
      if (!mayGo(each)) {
        reports.add(one.delete(each));
      } else if (each.isBare() || each.options().bulk() == Bulk.ALWAYS) {
        plain.add(each);
      } else {
        look(each, plain, reports);
      }
    }
    bulk(plain, reports);
    return () -> reports.forEach(Runnable::run);
  }

  private void look(Doomed each, List<Doomed> plain, List<Runnable> reports) {
    try {
      Optional<ObjectInfo> info = one.look(each);
      if (info.filter(found -> found.kind() == ObjectInfo.Kind.PLAIN).isPresent()) {
        plain.add(each.foundPlain());
      } else {
        reports.add(one.delete(each, info));
      }
    } catch (SwiftException failure) {
      reports.add(one.failed(each, failure));
    }
  }

  private void bulk(List<Doomed> all, List<Runnable> reports) {
    if (all.isEmpty()) {
      return;
    }
    if (refused) {
      all.forEach(each -> reports.add(one.delete(each)));
      return;
    }
    Answer<BulkReport> answer;
    try {
      answer = call.swift().bulkDelete(all.stream().map(Doomed::object).toList(), call.options());
    } catch (SwiftException notInBulk) {
      call.throwIfFatal(notInBulk);
      refused = true;
      System.getLogger("io.jswift.service.delete")
          .log(Level.DEBUG, () -> "Objects are deleted one by one: " + notInBulk.getMessage());
      all.forEach(each -> reports.add(one.delete(each.perhapsGone())));
      return;
    }
    call.meter().attempts(answer.effort().attempts());
    judge(all, answer, reports);
  }

  /** Reads what became of each. */
  private void judge(List<Doomed> all, Answer<BulkReport> answer, List<Runnable> reports) {
    BulkReport told = answer.value();
    Map<String, String> refusals =
        told.refusals().stream()
            .collect(
                Collectors.toMap(
                    BulkReport.Refusal::path, BulkReport.Refusal::status, (one, same) -> one));
    // The server stops after too many refusals, and says of the rest nothing.
    boolean allTried = told.done() + told.notFound() + told.refusals().size() >= all.size();
    Reply reply = answer.reply();
    for (Doomed each : all) {
      String status = refusals.get(each.object().toString());
      if (status == null && allTried) {
        reports.add(() -> report.accept(one.deleted(each, reply)));
      } else if (status != null && isFinal(status)) {
        reports.add(one.failed(each, refusal(each, status, answer)));
      } else {
        reports.add(one.delete(each.perhapsGone()));
      }
    }
  }

  // Another try may help where the server was busy or broken.
  private static boolean isFinal(String status) {
    return status.matches("4\\d\\d.*") && !status.matches("4(01|08|29|98|99).*");
  }

  private static StatusException refusal(Doomed each, String status, Answer<BulkReport> answer) {
    return new StatusException(
        DeleteOutcome.Failed.IN_BULK,
        each.object().toString(),
        Integer.parseInt(status.substring(0, 3)),
        status.substring(Math.min(4, status.length())),
        answer.headers(),
        "",
        answer.effort().attempts());
  }
}
