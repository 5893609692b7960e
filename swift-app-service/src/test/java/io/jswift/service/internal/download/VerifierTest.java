package io.jswift.service.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.ETag;
import io.jswift.service.internal.file.Md5;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final List<Piece> ONE_TWO = List.of(piece("one"), piece("two"));

  private static Piece piece(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ETag md5 = ETag.ofMd5(Md5.fresh().digest(bytes));
    return new Piece("segment " + text + " ", bytes.length, md5);
  }

  private static void verify(List<Piece> pieces, String... parts) {
    Verifier verifier = new Verifier(pieces.iterator());
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      verifier.update(bytes, 0, bytes.length);
    }
    verifier.end();
  }

  @Test
  void rightBytesPassHoweverTheyAreCut() {
    verify(ONE_TWO, "onetwo");
    verify(ONE_TWO, "o", "netw", "o");
    verify(List.of(), "anything");
  }

  @Test
  void emptyPiecesAreNone() {
    Piece empty = piece("");
    verify(List.of(empty, piece("one"), empty, empty, piece("two"), empty), "onetwo");
    verify(List.of(piece("one"), new Piece("", 0, null)), "o", "ne");
    verify(List.of(empty));
  }

  @Test
  void wrongMissingAndSurplusBytesDoNot() {
    refused("segment two md5sum != etag", "onetwa");
    refused("segment two ends 1 bytes early", "onetw");
    refused("segment two ends 3 bytes early", "one");
    refused("more bytes came than the manifest names", "onetwo", "x");
    refused("more bytes came than the manifest names", "onetwox");
  }

  @Test
  void rightPiecesAreToldFromTheRest() {
    Verifier verifier = new Verifier(ONE_TWO.iterator());
    byte[] bytes = "onetwa".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> verifier.update(bytes, 0, bytes.length))
        .isInstanceOf(Verifier.Wrong.class);
    assertThat(verifier.verified()).isEqualTo(3);
  }

  private static void refused(String told, String... parts) {
    assertThatThrownBy(() -> verify(ONE_TWO, parts))
        .isInstanceOf(Verifier.Wrong.class)
        .hasMessageContaining(told);
  }
}
