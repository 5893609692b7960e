package io.jswift.domain.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormPostTest {
  private static final Instant END = Instant.ofEpochSecond(60);

  @Test
  void signsFiveLinesAndListsTheFields() {
    FormPost form = new FormPost("/v1/a/c/p", "", 10, 2, END, SignatureDigest.SHA256);
    assertThat(form.fields(new Secret("key")))
        .containsEntry(
            "signature", "dbec237bff66784bf500cbe8f65d5c6ed6668fe35d405f90ed07aced23a72a76")
        .containsEntry("max_file_count", "2")
        .containsEntry("expires", "60");
  }

  @Test
  void theFieldsGoBeforeTheFilesInThisOrder() {
    FormPost form =
        new FormPost("/v1/a/c/", "http://r", 0, 1, END.plusMillis(7), SignatureDigest.SHA1);
    assertThat(form.expires()).isEqualTo(END);
    assertThat(form.fields(new Secret("key")).keySet())
        .containsExactly("redirect", "max_file_size", "max_file_count", "expires", "signature");
    assertThat(form.fields(new Secret("key"))).containsEntry("redirect", "http://r");
    assertThat(new FormPost("/v1/a/c/two\nlines", "", 0, 1, END, SignatureDigest.SHA1).path())
        .endsWith("lines");
  }

  @Test
  void aKeyIsItsUtf8FormAndNotEmpty() {
    FormPost form = new FormPost("/v1/a/c", "", 1, 1, END, SignatureDigest.SHA1);
    assertThat(form.signature(new Secret("\u00fc")))
        .isNotEqualTo(form.signature(new Secret("\u00c3")));
    assertThat(form.signature(new Secret("\u6f22"))).isNotEqualTo(form.signature(new Secret("?")));
    assertThatThrownBy(() -> form.signature(new Secret("")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("The key of a signature is empty.");
  }

  @Test
  void refusesWhatCannotBeSigned() {
    assertThatThrownBy(() -> new FormPost("/v1/a", "", 1, 1, END, SignatureDigest.SHA1))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> new FormPost("/v1/a/c", "x\ny", 1, 1, END, SignatureDigest.SHA1))
        .hasMessage("The redirect of a form holds a line break.");
    assertThatThrownBy(() -> new FormPost("/v1/a/c/\ud800", "", 1, 1, END, SignatureDigest.SHA1))
        .hasMessage("path must be representable as UTF-8");
    assertThatThrownBy(() -> new FormPost("/v1/a/c", "\ud800", 1, 1, END, SignatureDigest.SHA1))
        .hasMessage("redirect must be representable as UTF-8");
    assertThatThrownBy(() -> new FormPost("/v1/a/c", "", -1, 1, END, SignatureDigest.SHA1))
        .hasMessageContaining("max_file_size -1");
    assertThatThrownBy(() -> new FormPost("/v1/a/c", "", 1, 0, END, SignatureDigest.SHA1))
        .hasMessageContaining("max_file_count 0");
  }
}
