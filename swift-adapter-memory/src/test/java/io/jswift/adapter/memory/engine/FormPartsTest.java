package io.jswift.adapter.memory.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forms of any size, wherever the buffer ends. */
class FormPartsTest {
  private static final String HEAD =
      "\r\nContent-Disposition: form-data; name=\"n\"; filename=\"f\"\r\n\r\n";

  /** Gives a few bytes at a time. */
  private static InputStream slow(String text, int most) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int count) {
        return super.read(into, offset, Math.min(most, count));
      }
    };
  }

  private static List<String> bodies(InputStream form) throws IOException {
    FormParts parts = new FormParts(form, "b");
    assertThat(parts.begin()).isTrue();
    List<String> bodies = new ArrayList<>();
    for (FormPart each = parts.next(); each != null; each = parts.next()) {
      assertThat(each.attribute("filename")).hasValue("f");
      bodies.add(new String(each.body().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
    return bodies;
  }

  @Test
  void whatOnlyLooksLikeABoundaryIsContent() throws IOException {
    String tricky = "\r\n-\r\n--\r\n--a\r\r\n--";
    String form = "--b" + HEAD + tricky + "\r\n--b" + HEAD + "\r\n--b--\r\n";
    for (int most = 1; most < 20; most++) {
      assertThat(bodies(slow(form, most))).containsExactly(tricky, "");
    }
  }

  @Test
  void aBoundaryIsFoundWhereverTheBufferEnds() throws IOException {
    for (int length = 64 * 1024 - 90; length < 64 * 1024 + 10; length++) {
      String content = "x".repeat(length);
      String form = "--b" + HEAD + content + "\r\n--b" + HEAD + "last\r\n--b--";
      List<String> bodies = bodies(slow(form, Integer.MAX_VALUE));
      assertThat(bodies).hasSize(2);
      assertThat(bodies.get(0)).hasSize(length);
      assertThat(bodies.get(1)).isEqualTo("last");
    }
  }

  @Test
  void whatEndsEarlyEnds() throws IOException {
    assertThat(bodies(slow("--b" + HEAD + "cut", 2))).containsExactly("cut");
    assertThat(bodies(slow("--b\r\nContent-Disp", 2))).isEmpty();
    assertThat(new FormParts(slow("-", 1), "b").begin()).isFalse();
  }
}
