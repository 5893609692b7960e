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
  void refusesWhatCannotBeSigned() {
    assertThatThrownBy(() -> new FormPost("/v1/a", "", 1, 1, END, SignatureDigest.SHA1))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> new FormPost("/v1/a/c", "x\ny", 1, 1, END, SignatureDigest.SHA1))
        .hasMessage("The redirect of a form holds a line break.");
    assertThatThrownBy(() -> new FormPost("/v1/a/c", "", 1, 0, END, SignatureDigest.SHA1))
        .hasMessageContaining("max_file_count 0");
  }
}
