package io.jswift.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerAclTest {
  @Test
  void readsEveryForm() {
    assertThat(
            ContainerAcl.parse(" .r:*, .r:-bad.host,,.r:.example.com,.rlistings,acct,a:u,p:*,*:u ")
                .grants())
        .containsExactly(
            Grant.EVERYONE,
            new Grant.Referrer("bad.host", false),
            new Grant.Referrer(".example.com", true),
            Grant.LISTINGS,
            new Grant.Group("acct"),
            Grant.to("a", "u"),
            Grant.to("p", "*"),
            Grant.to("*", "u"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".r:*,.rlistings",
        ".r:-x,a:b:c,d",
        ".future:x,.r:,.r:-,.r:--x,:u,a:,.other",
        "ä:ö"
      })
  void writesWhatItRead(String text) {
    assertThat(ContainerAcl.parse(text).text()).isEqualTo(text);
  }

  @Test
  void namesTheCommonLists() {
    assertThat(ContainerAcl.PUBLIC.text()).isEqualTo(".r:*,.rlistings");
    assertThat(ContainerAcl.NONE.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a,b", "a\nb"})
  void refusesWhatWouldBeAnotherElement(String name) {
    assertThatThrownBy(() -> new Grant.Group(name)).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> Grant.to("p", name)).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> new Grant.Referrer(name, true))
        .isInstanceOf(InvalidRequestException.class);
  }
}
