package io.jswift.domain.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListingQueryTest {
  @Test
  void onlyWhatIsSetIsSent() {
    assertThat(ListingQuery.ALL.toQueryString()).isEqualTo("format=json");
    assertThat(
            ListingQuery.ALL
                .after("a&b/é")
                .withPrefix("p")
                .withDelimiter("//")
                .withLimit(5)
                .toQueryString())
        .isEqualTo("format=json&marker=a%26b/%C3%A9&limit=5&prefix=p&delimiter=//");
    assertThat(ListingQuery.ALL.before("z").toQueryString()).isEqualTo("format=json&end_marker=z");
  }

  @Test
  void versionsAndTheirMarkerAreSentTogetherAndANewMarkerForgetsTheOldVersion() {
    ListingQuery page = ListingQuery.ALL.withVersions().reversed().afterVersion("a b", "1.2");
    assertThat(page.toQueryString())
        .isEqualTo("format=json&marker=a%20b&reverse=true&versions=true&version_marker=1.2");
    assertThat(page.after("c").toQueryString())
        .isEqualTo("format=json&marker=c&reverse=true&versions=true");
  }
}
