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
      assertThat(each.head()).hasSize(1);
      bodies.add(new String(each.body().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
    return bodies;
  }

  @Test
  void whatOnlyLooksLikeABoundaryIsContent() throws IOException {
    String tricky = "\r\n-\r\n--\r\n--a\r\r\n--";
    String end = "\r\n--b--\r\n--b" + HEAD + "after the end";
    String form = "--b" + HEAD + tricky + "\r\n--b" + HEAD + end;
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

  private static FormPart first(String headAndBody) throws IOException {
    FormParts parts = new FormParts(slow("--b\r\n" + headAndBody, 1000), "b");
    assertThat(parts.begin()).isTrue();
    FormPart first = parts.next();
    assertThat(first).isNotNull();
    return first;
  }

  @Test
  void aFormBeginsWithItsBoundary() throws IOException {
    assertThat(new FormParts(slow("--a" + HEAD + "x", 9), "b").begin()).isFalse();
  }

  @Test
  void aNameIsNotThatOfTheFile() throws IOException {
    FormPart part = first("Content-Disposition: form-data; filename=\"f\"; name=n\r\n\r\n");
    assertThat(part.attribute("name")).hasValue("n");
    assertThat(part.attribute("filename")).hasValue("f");
  }

  @Test
  void octetsAreNotNegative() throws IOException {
    assertThat(first("A: b\r\n\r\n\u00ff").body().read()).isEqualTo(0xFF);
  }

  @Test
  void whatIsTooLongIsCutOrNoPart() throws IOException {
    assertThat(first("A: b\r\n\r\n" + "x".repeat(5000)).text()).hasSize(4096);
    String head = "\r\nA: " + "x".repeat(16 * 1024 - 7) + "\r\n\r\n";
    FormParts parts = new FormParts(slow("--b" + head + "x", 1000), "b");
    assertThat(parts.begin()).isTrue();
    assertThat(parts.next()).isNull();
  }
}
