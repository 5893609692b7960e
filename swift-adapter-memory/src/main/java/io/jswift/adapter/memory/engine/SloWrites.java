package io.jswift.adapter.memory.engine;

import io.jswift.adapter.memory.engine.json.AskedSegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Making and deleting static large objects. */
final class SloWrites {
  private final Store store;
  private final Clock clock;
  private final Limits limits;
  private final Consumer<Call> rights;

  /**
   * Makes one.
   *
   * @param rights refuses a call that the user may not make
   */
  SloWrites(Store store, Clock clock, Limits limits, Consumer<Call> rights) {
    this.store = store;
    this.clock = clock;
    this.limits = limits;
    this.rights = rights;
  }

  Answer put(Call call, BiFunction<SloManifest, Bodies.Taken, StoredObject> keep) {
    if (!call.lengthIsTold()) {
      throw Refusal.of(411);
    }
    if (call.bodyLength() > Limits.MANIFEST_SIZE) {
      throw tooLarge();
    }
    byte[] body = Bodies.all(call.body(), Limits.MANIFEST_SIZE);
    if (body.length > Limits.MANIFEST_SIZE) {
      throw tooLarge();
    }
    List<AskedSegment> asked = read(call, body);
    List<Reports.Failure> errors = new ArrayList<>();
    List<SloManifest.Entry> entries = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      String data = asked.get(i).data();
      if (data != null) {
        entries.add(SloManifest.Entry.of(data, clock.stamp()));
      } else {
        boolean last = i == asked.size() - 1;
        resolve(call, asked.get(i), last, errors).ifPresent(entries::add);
      }
    }
    boolean heartbeat = Listing.isTrue(call.query("heartbeat", ""));
    if (!errors.isEmpty()) {
      throw refused(call, errors, heartbeat);
    }
    SloManifest manifest = new SloManifest(entries);
    String told = Conditions.unquoted(call.header("Etag", "").trim());
    if (!told.isEmpty() && !told.equals(manifest.etag())) {
      throw heartbeat
          ? verdict(call, 202, "422 Unprocessable Entity", Map.of(), List.of())
          : Refusal.of(422);
    }
    Bodies.Taken text = Bodies.of(manifest.json().getBytes(StandardCharsets.UTF_8));
    StoredObject object = keep.apply(manifest, text);
    String etag = "\"" + manifest.etag() + "\"";
    if (heartbeat) {
      Map<String, String> more = new LinkedHashMap<>();
      more.put("Etag", etag);
      more.put("Last Modified", object.stamp().lastModified());
      throw verdict(call, 202, "201 Created", more, List.of());
    }
    return Objects.created(object, etag);
  }

  private static Refusal tooLarge() {
    return Refusal.labelledHtml(413, "Manifest File > " + Limits.MANIFEST_SIZE + " bytes");
  }

  private List<AskedSegment> read(Call call, byte[] body) {
    List<AskedSegment> asked;
    try {
      asked = AskedSegment.read(body);
    } catch (AskedSegment.Unreadable unreadable) {
      throw switch (unreadable.fault()) {
        case NOT_JSON -> Refusal.labelledHtml(400, "Manifest must be valid JSON.\n");
        case NOT_A_LIST -> Refusal.labelledHtml(400, "Manifest must be a list.\n");
        case NOT_OBJECTS -> Refusal.of(400, "Index 0: not a JSON object\n");
      };
    }
    long objects = asked.stream().filter(each -> each.data() == null).count();
    if (objects > limits.maxManifestSegments()) {
      throw Refusal.labelledHtml(
          413, "Number of object-backed segments must be <= " + limits.maxManifestSegments());
    }
    StringBuilder faults = new StringBuilder();
    for (int i = 0; i < asked.size(); i++) {
      String fault = SloForm.fault(call, asked.get(i));
      if (!fault.isEmpty()) {
        faults.append("Index ").append(i).append(": ").append(fault).append('\n');
      }
    }
    if (objects == 0 && !asked.isEmpty()) {
      faults.append("Inline data segments require at least one object-backed segment.\n");
    }
    if (faults.length() > 0) {
      throw Refusal.of(400, faults.toString());
    }
    return asked;
  }

  private Optional<SloManifest.Entry> resolve(
      Call call, AskedSegment asked, boolean last, List<Reports.Failure> errors) {
    String path = "/" + String.valueOf(asked.path()).replaceFirst("^/+", "");
    int slash = path.indexOf('/', 1);
    String container = path.substring(1, slash);
    String name = path.substring(slash + 1);
    try {
      rights.accept(call.reading("/v1/" + call.account + path)); // whoever names it must read it
    } catch (Refusal refused) {
      Answer why = refused.answer();
      errors.add(new Reports.Failure(path, why.status() + " " + why.reason()));
      return Optional.empty();
    }
    Optional<StoredObject> found = store.reached(call.account, container, name, clock.seconds());
    if (found.isEmpty()) {
      errors.add(new Reports.Failure(path, "404 Not Found"));
      return Optional.empty();
    }
    StoredObject segment = found.get();
    SloManifest nested = segment.slo();
    String etag = nested == null ? segment.md5() : nested.etag();
    if (asked.size() != null && Long.parseLong(asked.size().trim()) != segment.size()) {
      errors.add(new Reports.Failure(path, "Size Mismatch"));
    }
    if (asked.etag() != null && !Conditions.unquoted(asked.etag()).equals(etag)) {
      errors.add(new Reports.Failure(path, "Etag Mismatch"));
    }
    if (segment.size() < 1 && !last) {
      errors.add(new Reports.Failure(path, "Too small; each segment must be at least 1 byte."));
    }
    Ranges.Range range = null;
    if (asked.range() != null && !asked.range().isEmpty()) {
      List<Ranges.Range> ranges =
          Ranges.of("bytes=" + asked.range(), segment.size()).orElse(List.of());
      if (ranges.isEmpty()) {
        errors.add(new Reports.Failure(path, "Unsatisfiable Range"));
      } else if (ranges.get(0).length() < segment.size()) {
        range = ranges.get(0);
      }
    }
    return Optional.of(
        new SloManifest.Entry(
            container,
            name,
            segment.size(),
            etag,
            segment.contentType(),
            segment.stamp(),
            range,
            nested != null,
            null));
  }

  private static Refusal refused(Call call, List<Reports.Failure> errors, boolean heartbeat) {
    if (heartbeat) {
      return verdict(call, 202, "400 Bad Request", Map.of(), errors);
    }
    return new Refusal(
        Answer.text(400, Reports.type(call), Reports.errorsOnly(Reports.type(call), errors))
            .unmeasured());
  }

  private static Refusal verdict(
      Call call,
      int status,
      String verdict,
      Map<String, String> more,
      List<Reports.Failure> errors) {
    int real = Integer.parseInt(verdict.substring(0, 3));
    String body = real < 300 ? "" : Answer.explained(real);
    String text = Reports.text(Reports.type(call), "upload", more, verdict, body, errors);
    return new Refusal(Answer.text(status, Reports.type(call), " \r\n\r\n" + text).unmeasured());
  }

  /** Deletes the segments, nested ones too, and then the manifest. */
  Answer delete(Call call) {
    BulkDelete.Counts counts = new BulkDelete.Counts();
    Optional<StoredObject> object =
        store.object(call.account, call.container, call.object, clock.seconds());
    if (object.isEmpty()) {
      counts.notFound++;
    } else if (object.get().slo() == null) {
      String path = PathText.escaped("/" + call.container + "/" + call.object);
      counts.errors.add(new Reports.Failure(path, "Not an SLO manifest"));
    } else {
      deleteSegments(call, object.get(), counts, 0);
      BulkDelete.remove(store, clock, call, counts);
    }
    return counts.report(call);
  }

  private void deleteSegments(Call call, StoredObject object, BulkDelete.Counts counts, int depth) {
    SloManifest manifest = object.slo();
    if (manifest == null || depth > 10) {
      return;
    }
    for (SloManifest.Entry each : manifest.segments()) {
      if (each.nested()) {
        store
            .object(call.account, each.container(), each.object(), clock.seconds())
            .ifPresent(nested -> deleteSegments(call, nested, counts, depth + 1));
      }
      BulkDelete.remove(
          store, clock, call.deletionOf(each.container() + "/" + each.object()), counts);
    }
  }
}
