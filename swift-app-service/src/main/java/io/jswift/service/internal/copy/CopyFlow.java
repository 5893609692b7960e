package io.jswift.service.internal.copy;

import io.jswift.domain.AuthException;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyOptions.LargeObjects;
import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.copy.CopyOutcome.Form;
import io.jswift.service.copy.CopyRequest;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.internal.pool.Pool;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One copy call: makes each destination's container once, and has each object copied by the server.
 * What goes segment by segment is left to {@link SegmentCopy}.
 */
public final class CopyFlow {
  private final BulkCall<CopyOutcome> call;
  private final Connection swift;
  private final CopyRequest request;
  private final Set<ContainerName> made = new HashSet<>();

  /** Makes the flow of one call. */
  public CopyFlow(BulkCall<CopyOutcome> call, CopyRequest request) {
    this.call = call;
    this.swift = call.swift();
    this.request = request;
  }

  /** One object on its way. */
  record Task(ObjectPath source, ObjectPath destination, CopyOptions options) {
    boolean ontoItself() {
      return source.equals(destination) && options.accountOrNull() == null;
    }
  }

  /** Does it all. */
  public void run() {
    Crew crew = call.crew(Pool.UPLOAD);
    crew.during(
        () -> {
          for (CopyItem item : request.items()) {
            Task task = task(item);
            if (item.destinationOrNull() != null && task.options().accountOrNull() == null) {
              makeContainer(task.destination().container(), task.options());
            }
            call.meter().found();
            crew.submit(() -> copy(task));
          }
          call.meter().allFound();
        });
  }

  private Task task(CopyItem item) {
    ObjectPath source = new ObjectPath(request.container(), item.name());
    CopyOptions own = item.optionsOrNull();
    ObjectPath asked = item.destinationOrNull();
    return new Task(source, asked == null ? source : asked, own == null ? request.options() : own);
  }

  private void makeContainer(ContainerName container, CopyOptions options) {
    if (options.skipContainerPut() || call.isDry() || !made.add(container)) {
      return;
    }
    try {
      Headers policy = options.headers().where(line -> line.is("X-Storage-Policy"));
      Answer<Headers> there = swift.putContainer(container, call.options().withHeaders(policy));
      call.put(new CopyOutcome.ContainerReady(container, there.reply()));
    } catch (AuthException | TransportException unreachable) {
      throw unreachable;
    } catch (SwiftException failed) {
      call.throwIfFatal(failed);
      call.put(new CopyOutcome.ContainerNotReady(container, call.failure(failed)));
    }
  }

  /** Copies one object and returns what reports of it. */
  private Runnable copy(Task task) {
    SegmentCopy segments = new SegmentCopy(call, task);
    try {
      Optional<ObjectInfo> info = look(task);
      Form form = form(task, info);
      if (call.isDry()) {
        CopyOutcome plan = new CopyOutcome.Planned(task.source(), task.destination(), form);
        return () -> call.put(plan);
      }
      CopyOutcome done =
          form == Form.SEGMENTS && info.isPresent()
              ? segments.copy(info.get())
              : whole(task, form, info);
      return () -> call.put(done);
    } catch (SwiftException failure) {
      List<ObjectPath> orphans = segments.orphans(failure);
      if (orphans.isEmpty()) {
        call.throwIfFatal(failure);
      }
      CopyOutcome outcome =
          new CopyOutcome.Failed(task.source(), task.destination(), call.failure(failure), orphans);
      return () -> call.putLast(outcome, failure);
    }
  }

  // Empty where nobody needs it, or where it is refused: then the copy itself tells why.
  private Optional<ObjectInfo> look(Task task) {
    CopyOptions options = task.options();
    if (call.isDry()) {
      return Optional.of(swift.headObject(task.source(), call.options()).value());
    }
    if (!options.checksum() && options.largeObjects() == LargeObjects.DATA) {
      return Optional.empty();
    }
    try {
      return Optional.of(swift.headObject(task.source(), call.options()).value());
    } catch (StatusException refused) {
      return Optional.empty();
    }
  }

  private Form form(Task task, Optional<ObjectInfo> info) {
    if (info.map(ObjectInfo::kind).orElse(ObjectInfo.Kind.PLAIN) == ObjectInfo.Kind.PLAIN) {
      return Form.PLAIN;
    }
    return switch (task.options().largeObjects()) {
      case DATA -> Form.DATA;
      case SEGMENTS -> Form.SEGMENTS;
      case MANIFEST -> manifest(task);
      case AUTO -> task.ontoItself() ? Form.MANIFEST : byLength(info);
    };
  }

  private static Form manifest(Task task) {
    if (task.options().accountOrNull() == null) {
      return Form.MANIFEST;
    }
    throw new InvalidRequestException(
        "The manifest of "
            + task.source()
            + " names segments of its own account, so it cannot be copied alone to another one:"
            + " copy it as data or with its segments.");
  }

  private Form byLength(Optional<ObjectInfo> info) {
    long length = info.isEmpty() ? 0 : info.get().contentLength().orElse(0);
    boolean fits = length <= swift.serverInfo(call.cancellation()).maxFileSize();
    return fits ? Form.DATA : Form.SEGMENTS;
  }

  private CopyOutcome whole(Task task, Form form, Optional<ObjectInfo> info) {
    Answer<Headers> answer = swift.copyObject(task.source(), task.destination(), how(task, form));
    call.meter().attempts(answer.effort().attempts());
    ETag etag = answer.headers().first("Etag").map(ETag::parse).orElse(new ETag(""));
    if (task.options().checksum()) {
      info.ifPresent(before -> verify(task, form, before, etag));
    }
    return new CopyOutcome.Copied(task.source(), task.destination(), form, etag, answer.reply());
  }

  private CallOptions how(Task task, Form form) {
    CallOptions how =
        call.options()
            .withHeader("X-Fresh-Metadata", Boolean.toString(task.options().freshMetadata()))
            .withHeaders(task.options().headers());
    if (task.options().accountOrNull() != null) {
      how = how.withHeader("Destination-Account", task.options().accountOrNull());
    }
    return form == Form.MANIFEST ? how.withQuery("multipart-manifest", "get") : how;
  }

  /** Compares ETags, and for what has a new one as data the lengths. */
  private void verify(Task task, Form form, ObjectInfo before, ETag etag) {
    boolean dynamic = before.kind() == ObjectInfo.Kind.DLO;
    if (form == Form.PLAIN || form == Form.MANIFEST && !dynamic) {
      ETag original = before.etag().orElse(etag);
      if (!etag.value().isEmpty() && !etag.matches(original) && !etag.matches(now(task))) {
        throw wrong(task, "ETag " + original, etag.value());
      }
    } else if (form == Form.DATA && task.options().accountOrNull() == null) {
      ObjectInfo copy = swift.headObject(task.destination(), call.options()).value();
      if (!copy.contentLength().equals(before.contentLength())) {
        throw wrong(
            task,
            before.contentLength().orElse(0) + " bytes",
            Long.toString(copy.contentLength().orElse(0)));
      }
    }
  }

  // The original may have been replaced between the look at it and the copy.
  private ETag now(Task task) {
    return swift.headObject(task.source(), call.options()).value().etag().orElse(new ETag(""));
  }

  private static IntegrityException wrong(Task task, String original, String copy) {
    return new IntegrityException(
        "Object copy verification failed: "
            + task.source()
            + " has "
            + original
            + ", its copy "
            + task.destination()
            + " "
            + copy
            + " (the copy has not been removed)");
  }
}
