package io.jswift.adapter.memory.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** GET and HEAD of objects: plain ones, large ones, manifests; conditions and ranges. */
final class ObjectReads {
  private final Store store;
  private final Clock clock;
  private final LargeObjects large;
  private final Links links;
  private final VersionRequests versions;

  ObjectReads(Store store, Clock clock, Links links) {
    this.links = links;
    this.versions = new VersionRequests(store, clock);
    this.store = store;
    this.clock = clock;
    this.large = new LargeObjects(store, clock);
  }

  /**
   * What readers see of an object.
   *
   * @param contentType its type
   * @param etag as sent, quotes included where Swift quotes it
   * @param size the number of bytes
   * @param bytes opens any run of them
   * @param more headers that only this view has
   */
  record View(String contentType, String etag, long size, Bytes bytes, List<WireHeader> more) {}

  /** Opens bytes. */
  interface Bytes {
    InputStream open(long offset, long length) throws IOException;
  }

  private StoredObject stored(Call call) {
    if (VersionRequests.isAsked(call)) {
      return versions.find(call);
    }
    return store
        .object(call.account, call.container, call.object, clock.seconds())
        .orElseThrow(() -> Refusal.of(404));
  }

  /** Returns what the request reads: at the end of the links, unless it asks for the link. */
  Links.Found found(Call call) {
    StoredObject object = stored(call);
    return call.asks("symlink", "get")
        ? new Links.Found(call, object, null)
        : links.follow(call, object);
  }

  Answer answer(Call call) {
    try {
      StoredObject object = stored(call);
      return versions.told(call, answer(found(call)), object);
    } catch (Refusal refused) {
      // A condition is not met by what is not there.
      if (refused.answer().status() == 404 && call.header("If-Match", "").trim().equals("*")) {
        throw new Refusal(versions.told(call, Answer.empty(412), null));
      }
      throw new Refusal(versions.told(call, refused.answer(), null));
    }
  }

  private Answer answer(Links.Found found) {
    Call call = found.call();
    StoredObject object = found.object();
    View view = view(call, object);
    int failed = Conditions.failed(call, Conditions.unquoted(view.etag()), object.stamp());
    if (failed != 0) {
      return located(
          found,
          Answer.text(failed, failed == 304 ? view.contentType() : Answer.HTML, "")
              .headers(
                  headers(object, view).stream()
                      .filter(each -> failed == 304 || !each.name().equals("Accept-Ranges"))
                      .toList()));
    }
    try {
      Answer answer = body(call, object, view);
      if (answer.status() == 416 && object.header("X-Object-Manifest").isPresent()) {
        return Answer.of(416, Answer.HTML, answer.body(), answer.length())
            .header("Content-Range", "bytes */" + view.size())
            .header("Accept-Ranges", "bytes");
      }
      return located(found, answer.headers(headers(object, view)));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static Answer body(Call call, StoredObject object, View view) throws IOException {
    Optional<Ranges.Range> part = PartNumber.of(call, object);
    if (part.isPresent()) {
      SloManifest slo = object.slo();
      int count = slo == null ? 0 : slo.entries().size();
      return one(call, part.get(), view).header("X-Parts-Count", Integer.toString(count));
    }
    boolean dlo = object.slo() == null && object.header("X-Object-Manifest").isPresent();
    boolean several = call.header("Range", "").indexOf(',') >= 0;
    return call.is("HEAD") || dlo && several && !call.asks("multipart-manifest", "get")
        ? whole(view, !call.is("HEAD"))
        : ranged(call, view);
  }

  private static Answer one(Call call, Ranges.Range one, View view) throws IOException {
    InputStream body =
        call.is("HEAD")
            ? InputStream.nullInputStream()
            : view.bytes().open(one.first(), one.length());
    return Answer.of(206, view.contentType(), body, one.length())
        .header("Content-Range", one.contentRange(view.size()));
  }

  private static Answer located(Links.Found found, Answer answer) {
    String location = found.location();
    return location == null ? answer : answer.header("Content-Location", location);
  }

  private View view(Call call, StoredObject object) {
    boolean manifest = call.asks("multipart-manifest", "get");
    SloManifest slo = object.slo();
    if (slo != null && manifest) {
      boolean raw = call.asks("format", "raw");
      byte[] text = (raw ? slo.raw() : slo.json()).getBytes(StandardCharsets.UTF_8);
      String type = raw ? object.contentType() : "application/json; charset=utf-8";
      return new View(type, Bodies.md5Hex(text), text.length, heap(text), List.of());
    }
    if (slo != null) {
      List<WireHeader> more = List.of(new WireHeader("X-Manifest-Etag", object.md5()));
      LargeObjects.Parts parts = large.parts(call.account, slo);
      return new View(object.contentType(), "\"" + slo.etag() + "\"", slo.length(), parts, more);
    }
    Optional<String> dlo = object.header("X-Object-Manifest");
    if (dlo.isPresent() && !manifest) {
      links.pass(call.inner("GET", LargeObjects.listing(call.account, dlo.get())));
      LargeObjects.Parts parts = large.dynamic(call.account, dlo.get());
      return new View(
          object.contentType(), "\"" + parts.etag() + "\"", parts.size(), parts, List.of());
    }
    return new View(
        object.contentType(),
        object.md5(),
        object.content().size(),
        object.content()::open,
        List.of());
  }

  private static Bytes heap(byte[] text) {
    return (offset, length) -> new ByteArrayInputStream(text, (int) offset, (int) length);
  }

  private static Answer whole(View view, boolean open) throws IOException {
    InputStream body =
        open && view.size() > 0 ? view.bytes().open(0, view.size()) : InputStream.nullInputStream();
    return Answer.of(200, view.contentType(), body, view.size());
  }

  private static Answer ranged(Call call, View view) throws IOException {
    Optional<List<Ranges.Range>> asked =
        call.header("Range").flatMap(each -> Ranges.of(each, view.size()));
    if (asked.isEmpty()) {
      return whole(view, true);
    }
    List<Ranges.Range> ranges = asked.get();
    if (ranges.isEmpty()) {
      Answer page = Answer.html(416);
      return Answer.of(416, view.contentType(), page.body(), page.length())
          .header("Content-Range", "bytes */" + view.size());
    }
    if (ranges.size() == 1) {
      return one(call, ranges.get(0), view);
    }
    return several(ranges, view);
  }

  private static Answer several(List<Ranges.Range> ranges, View view) throws IOException {
    String boundary = UUID.randomUUID().toString().replace("-", "");
    List<InputStream> parts = new ArrayList<>();
    long length = 0;
    for (Ranges.Range each : ranges) {
      byte[] head =
          ("--"
                  + boundary
                  + "\r\nContent-Type: "
                  + view.contentType()
                  + "\r\nContent-Range: "
                  + each.contentRange(view.size())
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1);
      parts.add(new ByteArrayInputStream(head));
      parts.add(view.bytes().open(each.first(), each.length()));
      parts.add(new ByteArrayInputStream(new byte[] {'\r', '\n'}));
      length += head.length + each.length() + 2;
    }
    byte[] end = ("--" + boundary + "--").getBytes(StandardCharsets.ISO_8859_1);
    parts.add(new ByteArrayInputStream(end));
    return Answer.of(
        206,
        "multipart/byteranges;boundary=" + boundary,
        new SequenceInputStream(Collections.enumeration(parts)),
        length + end.length);
  }

  private static List<WireHeader> headers(StoredObject object, View view) {
    List<WireHeader> headers = new ArrayList<>(object.headers());
    headers.addAll(view.more());
    if (object.slo() != null) {
      headers.add(new WireHeader("X-Static-Large-Object", "True"));
    }
    SymLink link = object.link();
    if (link != null) {
      headers.addAll(link.headers());
    }
    if (object.deleteAt() != 0 && object.version() == null) {
      headers.add(new WireHeader("X-Delete-At", Long.toString(object.deleteAt())));
    }
    headers.add(new WireHeader("Etag", view.etag()));
    headers.add(new WireHeader("Last-Modified", object.modified().lastModified()));
    headers.add(new WireHeader("X-Timestamp", object.modified().timestamp()));
    headers.add(new WireHeader("Accept-Ranges", "bytes"));
    return headers;
  }
}
