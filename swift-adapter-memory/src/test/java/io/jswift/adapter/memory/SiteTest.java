package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.RawClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What browsers see: web sites, pages of other origins, quoted ETags; and older versioning. */
class SiteTest {
  private final Asking swift = new Asking(MemorySwift.start());

  @BeforeEach
  void make() {
    swift.ask("PUT /c", "", "X-Container-Read: .r:*,.rlistings");
    swift.ask("PUT /c/sub/page.txt", "page");
  }

  @AfterEach
  void close() {
    swift.close();
  }

  @Test
  void anIndexPageStandsForItsFolder() {
    swift.ask("POST /c", "", "X-Container-Meta-Web-Index: index.html");
    swift.ask("PUT /c/index.html", "the index");
    assertThat(swift.askAsNobody("GET /c/", "").body()).isEqualTo("the index");
    assertThat(swift.askAsNobody("GET /c", "").header("Location")).endsWith("/c/");
    assertThat(swift.askAsNobody("GET /c/sub", "").status()).isEqualTo(301);
    assertThat(swift.ask("GET /c/", "").body()).isEqualTo("index.html\nsub/page.txt\n");
  }

  @Test
  void listingsAndErrorsArePages() {
    swift.ask("POST /c", "", "X-Container-Meta-Web-Listings: on", "X-Container-Meta-Web-Error: e");
    swift.ask("PUT /c/404e", "nothing here", "Content-Type: text/html");
    assertThat(swift.askAsNobody("GET /c/sub/", "").body()).contains("<a href=\"page.txt\">");
    assertThat(swift.askAsNobody("GET /c/none", "").body()).isEqualTo("nothing here");
    assertThat(swift.askAsNobody("GET /c/none", "").status()).isEqualTo(404);
  }

  @Test
  void theHeaderSaysWhetherItIsASite() {
    swift.ask("POST /c", "", "X-Container-Meta-Web-Index: index.html");
    swift.ask("PUT /c/index.html", "the index");
    assertThat(swift.ask("GET /c/", "", "X-Web-Mode: true").body()).isEqualTo("the index");
    assertThat(swift.askAsNobody("GET /c/", "", "X-Web-Mode: false").body())
        .isEqualTo("index.html\nsub/page.txt\n");
  }

  @Test
  void anErrorPageAloneMakesASite() {
    swift.ask("POST /c", "", "X-Container-Meta-Web-Error: e");
    assertThat(swift.askAsNobody("GET /c/none", "").body()).contains("Not Found");
    swift.ask("PUT /c/404e", "nothing here");
    assertThat(swift.askAsNobody("GET /c/none", "").body()).isEqualTo("nothing here");
    assertThat(swift.askAsNobody("GET /c/none", "").status()).isEqualTo(404);
  }

  @Test
  void anObjectThatStandsForAFolderLeadsThere() {
    swift.ask("POST /c", "", "X-Container-Meta-Web-Index: index.html");
    swift.ask("PUT /c/dir", "", "Content-Type: application/directory");
    swift.ask("PUT /c/dir/x", "x");
    assertThat(swift.askAsNobody("GET /c/dir", "").header("Location")).endsWith("/c/dir/");
    assertThat(swift.askAsNobody("GET /c/dir/", "").status()).isEqualTo(404);
  }

  @Test
  void whoMayNotListSeesNoListing() {
    swift.ask("POST /c", "", "X-Container-Meta-Web-Listings: on", "X-Container-Read: .r:*");
    assertThat(swift.askAsNobody("GET /c/sub/", "").status()).isEqualTo(401);
    assertThat(swift.askAsNobody("GET /c/sub/page.txt", "").body()).isEqualTo("page");
  }

  @Test
  void aListingIsAPageThatLeadsUpAndDown() {
    swift.ask(
        "POST /c", "", "X-Container-Meta-Web-Listings: on", "X-Container-Meta-Web-Listings-CSS: s");
    swift.ask("PUT /c/sub/<&>", "x".repeat(1600));
    String top = swift.askAsNobody("GET /c/", "").body();
    assertThat(top).contains("<a href=\"sub/\">").doesNotContain("../").contains("href=\"s\"");
    assertThat(swift.askAsNobody("GET /c/sub/", "").body())
        .contains("<a href=\"../\">", "&lt;&amp;&gt;</a>", ">2Ki<", "href=\"../s\"");
    swift.ask("DELETE /c/sub/<&>", "");
    swift.ask("DELETE /c/sub/page.txt", "");
    assertThat(swift.askAsNobody("GET /c/", "").status()).isEqualTo(200);
    assertThat(swift.askAsNobody("GET /c/sub/", "").status()).isEqualTo(404);
  }

  @Test
  void aPageOfAnotherOriginReadsWhatItMay() {
    swift.ask("POST /c", "", "X-Container-Meta-Access-Control-Allow-Origin: http://good");
    Answer good = swift.ask("GET /c/sub/page.txt", "", "Origin: http://good");
    assertThat(good.header("Access-Control-Allow-Origin")).isEqualTo("http://good");
    assertThat(good.header("Access-Control-Expose-Headers")).contains("etag");
    String bad = "Origin: http://bad";
    assertThat(swift.ask("GET /c", "", bad).header("Access-Control-Allow-Origin")).isEmpty();
    String method = "Access-Control-Request-Method: PUT";
    assertThat(swift.askAsNobody("OPTIONS /c", "", bad, method).status()).isEqualTo(401);
    assertThat(swift.askAsNobody("OPTIONS /c", "", "Origin: http://good", method).status())
        .isEqualTo(200);
  }

  @Test
  void etagsAreQuotedOnRequest() {
    swift.ask("POST /c", "", "X-Container-Rfc-Compliant-Etags: true");
    assertThat(swift.ask("HEAD /c/sub/page.txt", "").header("Etag")).startsWith("\"");
    swift.ask("POST /c", "", "X-Remove-Container-Rfc-Compliant-Etags: x");
    assertThat(swift.ask("HEAD /c/sub/page.txt", "").header("Etag")).doesNotStartWith("\"");
  }

  @Test
  void whatIsOverwrittenComesBackByDeleting() {
    swift.ask("PUT /old", "");
    swift.ask("POST /c", "", "X-Versions-Location: old");
    swift.ask("PUT /c/o", "1");
    swift.ask("PUT /c/o", "2");
    assertThat(swift.ask("GET /old", "").body()).startsWith("001o/");
    swift.ask("DELETE /c/o", "");
    assertThat(swift.ask("GET /c/o", "").body()).isEqualTo("1");
    assertThat(swift.ask("GET /old", "").body()).isEmpty();
  }

  @Test
  void historyKeepsWhatIsDeleted() {
    swift.ask("PUT /old", "");
    swift.ask("POST /c", "", "X-History-Location: old");
    swift.ask("PUT /c/o", "1");
    swift.ask("DELETE /c/o", "");
    assertThat(swift.ask("GET /c/o", "").status()).isEqualTo(404);
    assertThat(swift.ask("GET /old?format=json", "").body()).contains("x-deleted");
    assertThat(swift.ask("HEAD /old", "").header("X-Container-Object-Count")).isEqualTo("2");
  }
}
