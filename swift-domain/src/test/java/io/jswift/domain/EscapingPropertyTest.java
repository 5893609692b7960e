package io.jswift.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EscapingPropertyTest {
  @Test
  void whatIsEscapedIsReadBackByAnotherDecoder() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int run = 0; run < 2000; run++) {
      String raw = text(random);
      assertThat(URLDecoder.decode(PercentEncoding.path(raw), StandardCharsets.UTF_8))
          .as("path, seed %d", seed)
          .isEqualTo(raw);
      assertThat(URLDecoder.decode(PercentEncoding.query(raw), StandardCharsets.UTF_8))
          .as("query, seed %d", seed)
          .isEqualTo(raw);
      assertThat(PercentEncoding.path(raw)).as("seed %d", seed).matches("[A-Za-z0-9._~/%-]*");
    }
  }

  private static String text(Random random) {
    return random
        .ints(0, 0x110000)
        .map(point -> random.nextInt(3) > 0 ? point & 0x7F : point)
        .filter(point -> point != 0 && (point < 0xD800 || point > 0xDFFF))
        .limit(1 + random.nextInt(30))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
