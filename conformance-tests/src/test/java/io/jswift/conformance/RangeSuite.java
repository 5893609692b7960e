package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ByteRange;
import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.RangesReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several ranges of an object in one answer. */
abstract class RangeSuite extends Suite {
  @Test
  void severalRangesComeInOneAnswer() throws IOException {
    ObjectPath path = put(container(), "o", "0123456789".repeat(10));
    List<ByteRange> ranges = List.of(ByteRange.of(2, 3), ByteRange.of(50, 1), ByteRange.from(97));
    List<String> read = new ArrayList<>();
    try (RangesReader reader = swift.getRanges(path, ranges, CallOptions.none())) {
      for (var part = reader.next(); part.isPresent(); part = reader.next()) {
        read.add(part.get().range().first() + ":" + text(part.get().stream()));
      }
    }
    assertThat(read).containsExactly("2:234", "50:0", "97:789");
  }

  @Test
  void oneRangeOfSeveralMayBeLeftUnread() throws IOException {
    ObjectPath path = put(container(), "o", "0123456789");
    List<ByteRange> ranges = List.of(ByteRange.of(0, 4), ByteRange.of(8, 1));
    try (RangesReader reader = swift.getRanges(path, ranges, CallOptions.none())) {
      assertThat(reader.next()).isPresent();
      assertThat(text(reader.next().orElseThrow().stream())).isEqualTo("8");
      assertThat(reader.next()).isEmpty();
    }
    try (RangesReader reader = swift.getRanges(path, ranges.subList(1, 2), CallOptions.none())) {
      assertThat(text(reader.next().orElseThrow().stream())).isEqualTo("8");
      assertThat(reader.next()).isEmpty();
    }
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
