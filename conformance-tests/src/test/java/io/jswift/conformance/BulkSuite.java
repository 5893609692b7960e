package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.BulkReport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many objects in one request: deletions and archives. */
abstract class BulkSuite extends Suite {
  @Test
  void bulkDeletionSaysWhatItDid() {
    ContainerName container = container();
    ObjectPath a = put(container, "a b/../c%", "1");
    ObjectPath b = put(container, "ü\n", "2");
    ObjectPath none = container.object("none");

    BulkReport report = swift.bulkDelete(List.of(a, b, none), CallOptions.none()).value();

    assertThat(report).isEqualTo(new BulkReport(2, 1, List.of()));
    assertThat(names(container, ListingQuery.ALL)).isEmpty();
  }

  @Test
  void bulkDeletionNamesWhatWasRefused() {
    needs(Backend.Capability.SECOND_USER);
    ContainerName open = container();
    swift.postContainer(open, CallOptions.of(Headers.of("X-Container-Write", "test:tester3")));
    ObjectPath mine = put(container(), "kept ü", "1");
    ObjectPath theirs = put(open, "gone", "1");

    try (Connection other = new Connection(backend().transport(), backend().tester3())) {
      BulkReport report = other.bulkDelete(List.of(mine, theirs), CallOptions.none()).value();

      BulkReport.Refusal refusal = new BulkReport.Refusal(mine.toString(), "403 Forbidden");
      assertThat(report).isEqualTo(new BulkReport(1, 0, List.of(refusal)));
    }
  }

  @Test
  void anArchiveIsUnpacked() {
    needs(Backend.Capability.ARCHIVES);
    ContainerName container = container();
    byte[] tar = tar("dir/one.txt", "one", "two.txt", "two");

    BulkReport report =
        swift
            .extractArchive(container + "/below", "tar", BodySource.of(tar), CallOptions.none())
            .value();

    assertThat(report).isEqualTo(new BulkReport(2, 0, List.of()));
    assertThat(get(container.object("below/dir/one.txt"))).isEqualTo("one");
    assertThat(get(container.object("below/two.txt"))).isEqualTo("two");
  }

  @Test
  void whatIsNoArchiveIsRefusedAlthoughTheStatusLineIsGood() {
    needs(Backend.Capability.ARCHIVES);
    ContainerName container = container();
    BodySource noTar = BodySource.of(utf8("no archive at all"));
    StatusException refused =
        catchThrowableOfType(
            StatusException.class,
            () -> swift.extractArchive(container.value(), "tar", noTar, CallOptions.none()));
    assertThat(refused.status()).isEqualTo(400);
  }

  /** A ustar archive of files, given as names and texts in turn. */
  private static byte[] tar(String... namesAndTexts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      byte[] text = utf8(namesAndTexts[i + 1]);
      byte[] head = new byte[512];
      field(head, 0, namesAndTexts[i]);
      field(head, 100, "0000644\0000000000\0000000000\000");
      field(head, 124, String.format("%011o\0%011o\0        0", text.length, 0));
      field(head, 257, "ustar\00000");
      int sum = 0;
      for (byte b : head) {
        sum += b;
      }
      field(head, 148, String.format("%06o\0 ", sum));
      out.writeBytes(head);
      out.writeBytes(text);
      out.writeBytes(new byte[512 - text.length]);
    }
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  private static void field(byte[] head, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, head, offset, bytes.length);
  }
}
