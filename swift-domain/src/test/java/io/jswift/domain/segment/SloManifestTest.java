package io.jswift.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.ByteRange;
import io.jswift.domain.ETag;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.segment.ManifestEntry.Inline;
import io.jswift.domain.segment.ManifestEntry.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ETags were given by a real Swift 2.30 for "0123456789" and "abc". */
class SloManifestTest {
  private static final ObjectPath WHOLE = ObjectPath.of("c", "whole");
  private static final Part DIGITS =
      Part.whole(ObjectPath.of("c", "a"), new ETag("781e5e245d69b566979b86e28d23f2c7"), 10);
  private static final Part LETTERS =
      Part.whole(ObjectPath.of("c", "b"), new ETag("900150983cd24fb0d6963f7d28e17f72"), 3);
  private static final Part NESTED =
      new Part(
          ObjectPath.of("c", "m1"), new ETag("e7be80f6b7f62a4e4139c4483f321bb3"), 13, null, true);

  private static Part range(Part part, long first, long last) {
    return new Part(
        part.path(), part.etag(), part.size(), new ByteRange(first, last), part.nested());
  }

  @Test
  void theETagIsTheServers() {
    assertThat(new SloManifest(List.of(DIGITS, LETTERS)).etag()).isEqualTo(NESTED.etag());
    assertThat(
            new SloManifest(
                    List.of(
                        range(DIGITS, 2, 4),
                        Inline.of("<".getBytes(StandardCharsets.US_ASCII)),
                        NESTED,
                        range(NESTED, 1, 11)))
                .etag())
        .isEqualTo(new ETag("9f7e1c2e7361c978657b9b822605318c"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 9, a567d260dcce27322dc9403161f8ab91, 10",
    "2, 40, 5a50609237e5cb375fe3223c8329748b, 8",
    "3, 9223372036854775807, e58ad79eb6d4834d41624b693109c75b, 7",
    "6, 9, 6472f3af2dd346f9510c890622566d33, 4"
  })
  void aRangeIsCutToTheSegmentAsTheServerDoes(long first, long last, String etag, long length) {
    SloManifest manifest = new SloManifest(List.of(range(DIGITS, first, last)));
    assertThat(manifest.etag()).isEqualTo(new ETag(etag));
    assertThat(manifest.length()).isEqualTo(length);
  }

  @Test
  void whatTheServerTakesIsNotRefused() {
    Part empty = Part.whole(ObjectPath.of("c", "e"), ETag.EMPTY, 0);
    assertThatCode(
            () ->
                new SloManifest(List.of(DIGITS, Inline.of(new byte[1]), range(NESTED, 1, 1), empty))
                    .check(WHOLE, ServerInfo.UNKNOWN))
        .doesNotThrowAnyException();
  }

  @Test
  void whatItWouldRefuseIsRefusedWithAReason() {
    Part itself = Part.whole(WHOLE, DIGITS.etag(), 10);
    Part empty = Part.whole(ObjectPath.of("c", "e"), ETag.EMPTY, 0);
    refuses(List.of(), "needs at least one segment");
    refuses(List.of(Inline.of(new byte[1])), "needs at least one segment");
    refuses(
        List.of(DIGITS, itself), "Entry 2 of the manifest of c/whole, c/whole, is the manifest");
    refuses(
        List.of(range(DIGITS, 10, 12)), "Entry 1 of the manifest of c/whole, c/a, begins after");
    refuses(List.of(empty, DIGITS), "c/e, is empty, which only the last may be");
    new SloManifest(Collections.nCopies(1000, DIGITS)).check(WHOLE, ServerInfo.UNKNOWN);
    refuses(Collections.nCopies(1001, DIGITS), "1001 entries, and the server takes 1000");
    ServerInfo small = new ServerInfo(Map.of("slo", Map.of("max_manifest_segments", 1L)));
    assertThatThrownBy(() -> new SloManifest(List.of(DIGITS, LETTERS)).check(WHOLE, small))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("2 entries, and the server takes 1");
  }

  @Test
  void noBytesAreNoEntry() {
    assertThatThrownBy(() -> Inline.of(new byte[0]))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("must not be empty");
  }

  @Test
  void isNotChangedByTheListItWasMadeOf() {
    List<ManifestEntry> entries = new ArrayList<>(List.of(DIGITS));
    SloManifest manifest = new SloManifest(entries);
    entries.clear();
    assertThat(manifest.entries()).containsExactly(DIGITS);
  }

  private static void refuses(List<ManifestEntry> entries, String why) {
    assertThatThrownBy(() -> new SloManifest(entries).check(WHOLE, ServerInfo.UNKNOWN))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(why);
  }
}
