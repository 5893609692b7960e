package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.AuthException;
import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.Secret;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.StatusException;
import io.jswift.domain.StatusException.Kind;
import io.jswift.domain.access.AccountAcl;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.domain.listing.Subdir;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Target;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.outcome.Outcomes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts and containers: numbers, metadata, listings, access, logins. */
abstract class ContainerSuite extends Suite {
  @Test
  void aContainerIsMadeOnceAndDeletedWhenEmpty() {
    ContainerName name = freshName("");
    assertThat(swift.putContainer(name, CallOptions.none()).status()).isEqualTo(201);
    assertThat(swift.putContainer(name, CallOptions.none()).status()).isEqualTo(202);
    put(name, "o", "x");
    assertThat(failure(() -> swift.deleteContainer(name, CallOptions.none())).kind())
        .isEqualTo(Kind.CONFLICT);
    swift.deleteObject(name.object("o"), CallOptions.none());
    swift.deleteContainer(name, CallOptions.none());
    assertThat(failure(() -> swift.headContainer(name, CallOptions.none())).kind())
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void containerMetadataIsMergedByPost() {
    ContainerName name = container();
    post(name, "X-Container-Meta-One", "1");
    post(name, "X-Container-Meta-Two", value("zwölf"));
    ContainerInfo both = swift.headContainer(name, CallOptions.none()).value();
    assertThat(both.metadata().get("one")).contains("1");
    assertThat(both.metadata().get("two")).contains(value("zwölf"));
    post(name, "X-Container-Meta-One", "");
    assertThat(swift.headContainer(name, CallOptions.none()).value().metadata().asMap()).hasSize(1);
  }

  @Test
  void accountsListTheirContainersAndKeepMetadata() {
    ContainerName name = container("-é");
    List<ContainerEntry> page =
        swift
            .getAccount(ListingQuery.ALL.withPrefix(name.value()), CallOptions.none())
            .value()
            .entries();
    assertThat(page).extracting(ContainerEntry::name).containsExactly(name.value());
    String key = "X-Account-Meta-Jswift-Test";
    swift.postAccount(CallOptions.of(Headers.of(key, "v")));
    assertThat(swift.headAccount(CallOptions.none()).value().headers().first(key)).contains("v");
    swift.postAccount(CallOptions.of(Headers.of(key, "")));
    assertThat(swift.headAccount(CallOptions.none()).value().headers().has(key)).isFalse();
  }

  @Test
  void accountListingsAreCutIntoPagesToo() {
    String prefix = container().value();
    List<String> all = new ArrayList<>(List.of(prefix));
    for (String each : List.of("a b", "b%", "c+")) {
      all.add(exactly(prefix + each).value());
    }
    ListingQuery two = ListingQuery.ALL.withPrefix(prefix).withLimit(2);
    assertThat(containers(two)).isEqualTo(all.subList(0, 2));
    assertThat(containers(two.after(all.get(1)))).isEqualTo(all.subList(2, 4));
    assertThat(containers(two.after(all.get(3)))).isEmpty();
    assertThat(containers(two.after(all.get(0)).before(all.get(2)))).containsExactly(all.get(1));
    try (SwiftService service = new SwiftService(swift);
        Outcomes<ContainerEntry> rows = service.listAccount(two, CallOptions.none())) {
      assertThat(rows.stream().map(ContainerEntry::name)).containsExactlyElementsOf(all);
    }
  }

  private List<String> containers(ListingQuery query) {
    return swift.getAccount(query, CallOptions.none()).value().entries().stream()
        .map(ContainerEntry::name)
        .toList();
  }

  @Test
  void listingsArePagedByMarkerAndBoundedByEndMarker() {
    ContainerName name = container();
    for (String each : List.of("a", "b", "c", "d", "e")) {
      put(name, each, each);
    }
    ListingQuery two = ListingQuery.ALL.withLimit(2);
    assertThat(names(name, two)).containsExactly("a", "b");
    assertThat(names(name, two.after("b"))).containsExactly("c", "d");
    assertThat(names(name, two.after("d"))).containsExactly("e");
    assertThat(names(name, two.after("e"))).isEmpty();
    assertThat(names(name, ListingQuery.ALL.after("a").before("d"))).containsExactly("b", "c");
    assertThat(names(name, new ListingQuery("", "", "", "", 2, true))).containsExactly("e", "d");
  }

  @Test
  void listingsAreOrderedByUtf8BytesAndFoldedAtDelimiters() {
    ContainerName name = container();
    for (String each : List.of("p/a/1", "p/a/2", "p/b", "p/\uffee", "p/😀", "q", "p::x::y")) {
      put(name, each, "12345");
    }
    assertThat(names(name, ListingQuery.ALL.withPrefix("p/")))
        .containsExactly("p/a/1", "p/a/2", "p/b", "p/\uffee", "p/😀");
    List<ListingEntry> folded =
        swift
            .getContainer(
                name, ListingQuery.ALL.withPrefix("p/").withDelimiter("/"), CallOptions.none())
            .value()
            .entries();
    assertThat(folded.get(0)).isEqualTo(new Subdir("p/a/"));
    assertThat(folded.get(1))
        .isInstanceOfSatisfying(
            ObjectEntry.class,
            entry -> {
              assertThat(entry.bytes()).isEqualTo(5);
              assertThat(entry.hash()).isEqualTo(new ETag("827ccb0eea8a706c4c34a16891f84e7b"));
              assertThat(entry.lastModified())
                  .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
            });
    assertThat(names(name, ListingQuery.ALL.withDelimiter("::")))
        .contains("p::")
        .doesNotContain("p::x::y");
  }

  @Test
  void aMissingContainerIsNotFound() {
    ContainerName missing = freshName("-none");
    StatusException refused =
        failure(() -> swift.getContainer(missing, ListingQuery.ALL, CallOptions.none()));
    assertThat(refused.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(refused)
        .hasMessageContaining("Container GET failed: http")
        .hasMessageContaining("txn: ");
  }

  @Test
  void theClusterTellsItsLimits() {
    ServerInfo info = swift.serverInfo(new Cancellation());
    assertThat(info.has("swift")).isTrue();
    assertThat(info.has("slo")).isTrue();
    assertThat(info.maxManifestSegments()).isPositive();
  }

  @Test
  void aClusterIsAskedByAnyUrlOfIts() {
    Target storage = swift.session(new Cancellation()).storageUrl();
    for (String path : List.of("", "/", "/info", "/v1/AUTH_any/c")) {
      Target url = new Target(storage.origin(), path.isEmpty() ? "/" : path, "");
      assertThat(swift.capabilities(url, CallOptions.none()).value().has("swift"))
          .as(path)
          .isTrue();
    }
  }

  @Test
  void aWrongKeyIsRefusedAndNeverPrinted() {
    try (Connection wrong = new Connection(backend().transport(), backend().stranger())) {
      AuthException refused =
          catchThrowableOfType(AuthException.class, () -> wrong.headAccount(CallOptions.none()));
      assertThat(refused.rejected()).isTrue();
      assertThat(refused).hasMessageContaining("nauthorized").hasMessageNotContaining("wrong-key");
    }
  }

  @Test
  void aWrongTokenIsRefusedAndNeverPrinted() {
    Auth forged =
        cancellation ->
            new Session(
                backend().tester().login(cancellation).storageUrl(),
                new Secret("forged-token"),
                null,
                null);
    try (Connection wrong = new Connection(backend().transport(), forged)) {
      StatusException refused = failure(() -> wrong.headAccount(CallOptions.none()));
      assertThat(refused.kind()).isEqualTo(Kind.UNAUTHORIZED);
      assertThat(refused).hasMessageNotContaining("forged-token");
    }
  }

  @Test
  void accessRulesDecideForOtherUsers() {
    needs(Backend.Capability.SECOND_USER);
    ContainerName name = container();
    put(name, "o", "shared");
    try (Connection other = new Connection(backend().transport(), backend().tester3())) {
      StatusException refused =
          failure(() -> other.headObject(name.object("o"), CallOptions.none()));
      assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
      post(name, "X-Container-Read", "test:tester3");
      assertThat(other.headObject(name.object("o"), CallOptions.none()).status()).isEqualTo(200);
    }
  }

  private void post(ContainerName name, String header, String value) {
    swift.postContainer(name, CallOptions.of(Headers.of(header, value)));
  }

  private static StatusException failure(Runnable call) {
    return catchThrowableOfType(StatusException.class, call::run);
  }

  @Test
  void anAccountSaysWhoElseMayUseIt() {
    needs(Backend.Capability.SECOND_USER);
    AccountAcl acl = new AccountAcl(List.of(), List.of("test:tester3"), List.of("test2"));
    try {
      swift.postAccountAcl(acl, CallOptions.none());

      assertThat(swift.accountAcl(CallOptions.none()).value()).isEqualTo(acl);
      try (Connection other = new Connection(backend().transport(), backend().tester3())) {
        ContainerName made = freshName("");
        assertThat(other.putContainer(made, CallOptions.none()).status()).isEqualTo(201);
      }
    } finally {
      swift.postAccountAcl(AccountAcl.NONE, CallOptions.none());
    }
    assertThat(swift.accountAcl(CallOptions.none()).value()).isEqualTo(AccountAcl.NONE);
  }

  @Test
  void aListingRunsBackwards() {
    ContainerName container = container();
    put(container, "a", "");
    put(container, "b", "");
    CallOptions reverse = CallOptions.none().withQuery("reverse", "true");
    assertThat(swift.getContainer(container, ListingQuery.ALL, reverse).value().entries())
        .extracting(entry -> entry.name())
        .containsExactly("b", "a");
  }

  @Test
  void aDirectoryIsListedByItsPath() {
    ContainerName container = container();
    for (String name : List.of("a", "d", "d/1", "d/ü", "d/e/2", "dx")) {
      put(container, name, "");
    }
    assertThat(names(container, ListingQuery.ALL.withPath("d"))).containsExactly("d/1", "d/ü");
    assertThat(names(container, ListingQuery.ALL.withPath("d").withLimit(1)))
        .containsExactly("d/1");
  }
}
