package io.jswift.service.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ETag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartTest {
  private static Piece known(long length) {
    return new Piece("known ", length, ETag.EMPTY);
  }

  private static Piece unknown(long length) {
    return new Piece("unknown ", length, null);
  }

  private static List<Part> group(long size, Piece... pieces) {
    List<Part> parts = new ArrayList<>();
    Part.group(List.of(pieces).iterator(), size).forEachRemaining(parts::add);
    return parts;
  }

  private static List<Long> lengths(List<Part> parts) {
    return parts.stream().map(Part::length).toList();
  }

  @Test
  void smallPiecesGoTogetherAndLargeOnesStayWhole() {
    List<Part> parts = group(10, known(4), known(6), known(1), known(25), known(3), known(0));

    assertThat(lengths(parts)).containsExactly(10L, 1L, 25L, 3L);
    assertThat(parts).extracting(Part::offset).containsExactly(0L, 10L, 11L, 36L);
    assertThat(parts).extracting(Part::index).containsExactly(0, 1, 2, 3);
    assertThat(parts.get(0).pieces()).hasSize(2);
  }

  @Test
  void whatHasNoMd5IsCut() {
    List<Part> parts = group(10, unknown(25), known(4), unknown(7));

    assertThat(lengths(parts)).containsExactly(10L, 10L, 10L, 6L);
    assertThat(parts.get(2).pieces()).extracting(Piece::length).containsExactly(5L, 4L, 1L);
    assertThat(parts.get(2).known()).isFalse();
  }

  @Test
  void manyTinyPiecesAreNotRememberedTogether() {
    List<Piece> tiny = Collections.nCopies(2500, known(1));
    List<Part> parts = new ArrayList<>();
    Part.group(tiny.iterator(), 1_000_000).forEachRemaining(parts::add);

    assertThat(lengths(parts)).containsExactly(1000L, 1000L, 500L);
  }

  @Test
  void aSetOfHashesHoldsWhatWasAdded() {
    LongSet set = new LongSet();
    IntStream.range(0, 10_000).forEach(i -> set.add(LongSet.hash("(dev=1,ino=" + i + ")")));

    assertThat(set.size()).isEqualTo(10_000);
    assertThat(IntStream.range(0, 10_000))
        .allMatch(i -> set.has(LongSet.hash("(dev=1,ino=" + i + ")")));
    assertThat(set.has(LongSet.hash("(dev=1,ino=10000)"))).isFalse();
  }
}
