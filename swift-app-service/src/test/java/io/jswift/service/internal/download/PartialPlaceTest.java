package io.jswift.service.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a partial file between two looks at it. */
class PartialPlaceTest {
  @TempDir Path directory;
  private final List<Path> opened = new ArrayList<>();
  private Path target;
  private Path usual;

  @BeforeEach
  void place() throws IOException {
    target = directory.resolve("target");
    try (PartialPlace place = PartialPlace.beside(target)) {
      usual = place.path();
      assertThat(place.lasting()).isTrue();
    }
  }

  private interface Between {
    void happens() throws IOException;
  }

  /** Does something once, before or after what is there is opened: making it is tried first. */
  private PartialPlace.Opener opening(Between before, Between after) {
    return opening(1, before, after);
  }

  private PartialPlace.Opener opening(int earlier, Between before, Between after) {
    return (path, options) -> {
      boolean first = opened.size() == earlier;
      if (first) {
        before.happens();
      }
      FileChannel channel;
      try {
        channel = FileChannel.open(path, options);
      } finally {
        opened.add(path);
      }
      if (first) {
        after.happens();
      }
      return channel;
    };
  }

  @Test
  void whatIsPutInItsPlaceBeforeItIsLockedIsNotWrittenTo() throws IOException {
    Files.writeString(usual, "complete");

    PartialPlace.Opener opener = opening(() -> {}, () -> Files.move(usual, target));
    try (PartialPlace place = PartialPlace.beside(target, opener)) {
      assertThat(place.lasting()).isTrue();
      assertThat(place.channel().size()).isZero();
      assertThat(place.path()).isEqualTo(usual).exists();
    }
    assertThat(opened).hasSize(3);
    assertThat(target).hasContent("complete");
  }

  @Test
  void whatIsExchangedBeforeItIsLockedIsNotTaken() throws IOException {
    Files.writeString(usual, "complete");
    Path other = Files.writeString(directory.resolve("other"), "another one's");

    PartialPlace.Opener opener =
        opening(
            () -> {},
            () -> {
              Files.move(usual, target);
              Files.move(other, usual);
            });
    try (PartialPlace place = PartialPlace.beside(target, opener)) {
      place.channel().truncate(0);
    }
    assertThat(opened).containsExactly(usual, usual, usual, usual);
    assertThat(target).hasContent("complete");
  }

  @Test
  void aLinkThatComesBetweenIsNotFollowed() throws IOException {
    Path precious = Files.writeString(directory.resolve("precious"), "precious");

    List<Path> followed = new ArrayList<>();
    PartialPlace.Opener opener =
        opening(
            () -> {
              Files.delete(usual);
              Files.createSymbolicLink(usual, precious);
            },
            () -> followed.add(usual));
    try (PartialPlace place = PartialPlace.beside(target, opener)) {
      assertThat(place.lasting()).isFalse();
      assertThat(place.path()).isNotEqualTo(usual);
    }
    assertThat(followed).isEmpty();
    assertThat(precious).hasContent("precious");
  }

  @Test
  void whatVanishesBetweenIsMadeAnew() throws IOException {
    PartialPlace.Opener opener = opening(() -> Files.delete(usual), () -> {});
    try (PartialPlace place = PartialPlace.beside(target, opener)) {
      assertThat(place.lasting()).isTrue();
      assertThat(place.path()).isEqualTo(usual).exists();
    }
    assertThat(opened).containsExactly(usual, usual, usual);
  }

  @Test
  void whatAppearsBetweenIsTaken() throws IOException {
    Files.delete(usual);

    PartialPlace.Opener opener = opening(0, () -> Files.createFile(usual), () -> {});
    try (PartialPlace place = PartialPlace.beside(target, opener)) {
      assertThat(place.lasting()).isTrue();
      assertThat(place.path()).isEqualTo(usual);
    }
    assertThat(opened).containsExactly(usual, usual);
  }

  @Test
  void oneOfWhichNothingStaysIsNotWaitedForForEver() throws IOException {
    PartialPlace.Opener vanishing =
        (path, options) -> {
          opened.add(path);
          FileChannel channel = FileChannel.open(path, options);
          if (path.equals(usual)) {
            Files.delete(usual);
          }
          return channel;
        };
    try (PartialPlace place = PartialPlace.beside(target, vanishing)) {
      assertThat(place.lasting()).isFalse();
    }
    assertThat(opened).hasSize(5).contains(usual);
  }
}
