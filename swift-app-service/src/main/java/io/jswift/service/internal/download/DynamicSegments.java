package io.jswift.service.internal.download;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.domain.segment.DloManifest;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.Md5;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a dynamic large object, from the listing that the server makes it of. Its ETag is
 * the MD5 of theirs in a row, so a listing that became another one in between is seen; the server
 * says it only where one page holds them all.
 */
final class DynamicSegments extends Ahead<Piece> {
  private final Connection swift;
  private final Wanted wanted;
  private final ContainerName container;
  private final @Nullable ETag announced;
  private final MessageDigest etags = Md5.fresh();
  private ListingQuery query;
  private Iterator<ListingEntry> page = Collections.emptyIterator();
  private boolean plain = true;
  private boolean last;

  DynamicSegments(Connection swift, Wanted wanted, ObjectInfo info) {
    this.swift = swift;
    this.wanted = wanted;
    DloManifest manifest = DloManifest.parse(info.headers().first("X-Object-Manifest").orElse(""));
    this.container = manifest.container();
    this.query = ListingQuery.ALL.withPrefix(manifest.prefix());
    this.announced =
        info.contentLength().isPresent() ? info.etag().filter(ETag::isMd5).orElse(null) : null;
  }

  @Override
  @Nullable Piece pull() {
    while (!last) {
      if (!page.hasNext()) {
        turn();
      } else if (page.next() instanceof ObjectEntry segment) {
        etags.update(segment.hash().value().getBytes(StandardCharsets.US_ASCII));
        plain &= segment.sloEtag().isEmpty() && segment.hash().isMd5();
        query = query.after(segment.name());
        return piece(segment);
      }
    }
    return null;
  }

  private void turn() {
    CallOptions how = CallOptions.of(wanted.how().cancellation());
    page = swift.getContainer(container, query, how).value().entries().iterator();
    if (!page.hasNext()) {
      last = true;
      ETag made = ETag.ofMd5(etags.digest());
      if (plain && announced != null && !made.matches(announced)) {
        throw new IntegrityException(
            "The object "
                + wanted.object()
                + " changed while it was read: the segments that are listed make "
                + made
                + ", its bytes were announced as "
                + announced
                + ".");
      }
    }
  }

  private Piece piece(ObjectEntry segment) {
    boolean known = segment.sloEtag().isEmpty() && segment.hash().isMd5();
    String what = "segment " + container.object(segment.name()) + " ";
    return new Piece(what, segment.bytes(), known ? segment.hash() : null);
  }
}
