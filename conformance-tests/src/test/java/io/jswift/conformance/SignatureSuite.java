package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.Secret;
import io.jswift.domain.settings.AccountSettings;
import io.jswift.domain.settings.ContainerSettings;
import io.jswift.domain.signature.FormPost;
import io.jswift.domain.signature.SignatureDigest;
import io.jswift.domain.signature.TempUrl;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.service.connection.CallOptions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a signature lets in without a token: URLs and forms. */
abstract class SignatureSuite extends Suite {
  private static final Secret KEY = new Secret("planted-key");

  private final Instant soon = Instant.now().plusSeconds(300);
  private final Instant over = Instant.now().minusSeconds(300);
  private Target account = Target.parse("http://none/");

  @BeforeEach
  final void setKey() {
    account = swift.session(new Cancellation()).storageUrl();
    swift.postAccount(CallOptions.of(AccountSettings.NONE.tempUrlKey(KEY).headers()));
  }

  @AfterEach
  final void removeKey() {
    if (swift != null) {
      swift.postAccount(CallOptions.of(AccountSettings.NONE.withoutTempUrlKeys().headers()));
    }
  }

  private String path(ObjectPath object) {
    return account.path() + "/" + object;
  }

  /** Sends what needs no token; the target is path and query, escaped. */
  private Response send(String method, String target, Headers headers, byte[] body) {
    String[] parts = target.split("\\?", 2);
    Request request =
        Request.of(method, new Target(account.origin(), parts[0], parts[1])).withHeaders(headers);
    boolean writes = method.equals("PUT") || method.equals("POST");
    return backend()
        .transport()
        .exchange(writes ? request.withBody(BodySource.of(body)) : request, new Cancellation());
  }

  private int status(String method, String target) {
    try (Response response = send(method, target, Headers.NONE, utf8("sent"))) {
      return response.status();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSignedUrlNeedsNoToken(SignatureDigest digest) {
    ObjectPath object = put(container(), "a b/ü?", "signed");
    TempUrl url = TempUrl.of("GET", path(object), soon).with(digest);
    assertThat(status("GET", url.target(KEY))).isEqualTo(200);
    assertThat(status("HEAD", url.target(KEY))).isEqualTo(200);
    assertThat(status("PUT", url.target(KEY))).isEqualTo(401);
    assertThat(status("GET", url.target(new Secret("other")))).isEqualTo(401);
    TempUrl late = TempUrl.of("GET", path(object), over).with(digest);
    assertThat(status("GET", late.target(KEY))).isEqualTo(401);
  }

  @Test
  void everyMethodHasItsUrl() {
    ObjectPath object = container().object("o");
    assertThat(status("PUT", TempUrl.of("PUT", path(object), soon).target(KEY))).isEqualTo(201);
    assertThat(get(object)).isEqualTo("sent");
    assertThat(status("HEAD", TempUrl.of("HEAD", path(object), soon).target(KEY))).isEqualTo(200);
    assertThat(status("GET", TempUrl.of("HEAD", path(object), soon).target(KEY))).isEqualTo(401);
    assertThat(status("POST", TempUrl.of("POST", path(object), soon).target(KEY))).isEqualTo(202);
    assertThat(status("DELETE", TempUrl.of("DELETE", path(object), soon).target(KEY)))
        .isEqualTo(204);
    assertThat(names(object.container(), io.jswift.domain.listing.ListingQuery.ALL)).isEmpty();
  }

  @Test
  void aContainersKeySignsToo() {
    ObjectPath object = put(container(), "o", "signed");
    Secret own = new Secret("of the container");
    swift.postContainer(
        object.container(), CallOptions.of(ContainerSettings.NONE.tempUrlKey2(own).headers()));
    assertThat(status("GET", TempUrl.of("GET", path(object), soon).target(own))).isEqualTo(200);
  }

  @Test
  void aPrefixIsSignedForAllBelow() {
    ContainerName container = container();
    ObjectPath one = put(container, "pre ü/1", "1");
    ObjectPath other = put(container, "other", "2");
    String signed = TempUrl.under("GET", path(container.object("pre ü/")), soon).target(KEY);
    String query = signed.substring(signed.indexOf('?'));
    assertThat(status("GET", PercentEncoding.path(path(one)) + query)).isEqualTo(200);
    assertThat(status("GET", PercentEncoding.path(path(other)) + query)).isEqualTo(401);
  }

  @Test
  void anAddressMayBeSigned() {
    String path = path(put(container(), "o", "signed"));
    TempUrl url = TempUrl.of("GET", path, soon);
    assertThat(status("GET", url.from("127.0.0.0/8").target(KEY))).isEqualTo(200);
    assertThat(status("GET", url.from("127.0.0.1").target(KEY))).isEqualTo(200);
    assertThat(status("GET", url.from("10.0.0.0/8").target(KEY))).isEqualTo(401);
  }

  @Test
  void theEndMayBeADate() {
    String path = path(put(container(), "o", "signed"));
    TempUrl url = TempUrl.of("GET", path, soon);
    assertThat(url.text(KEY, true)).contains("Z").doesNotContain("%");
    assertThat(status("GET", url.text(KEY, true))).isEqualTo(200);
  }

  @Test
  void aBrowserIsToldWhatToDo() {
    String signed = TempUrl.of("GET", path(put(container(), "a/o", "x")), soon).target(KEY);
    assertThat(disposition(signed)).startsWith("attachment;").contains("\"o\"");
    assertThat(disposition(signed + TempUrl.filename("my file"))).contains("\"my file\"");
    assertThat(disposition(signed + TempUrl.inline())).startsWith("inline");
    assertThat(disposition(signed + TempUrl.filename("f") + TempUrl.inline()))
        .startsWith("inline")
        .contains("\"f\"");
  }

  private String disposition(String target) {
    try (Response response = send("GET", target, Headers.NONE, new byte[0])) {
      return response.headers().first("Content-Disposition").orElse("");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSignedFormUploads(SignatureDigest digest) {
    ContainerName container = container();
    String path = account.path() + "/" + container + "/up ";
    FormPost form = new FormPost(path, "", 10, 1, soon, digest);
    assertThat(post(form, form.fields(KEY), "a ü.txt", "0123456789")).isEqualTo(201);
    assertThat(get(container.object("up a ü.txt"))).isEqualTo("0123456789");
  }

  @Test
  void aFormIsHeldToWhatWasSigned() {
    ContainerName container = container();
    String path = account.path() + "/" + container;
    FormPost form = new FormPost(path, "", 10, 1, soon, SignatureDigest.SHA256);
    assertThat(post(form, form.fields(KEY), "large", "0123456789+")).isEqualTo(400);
    assertThat(post(form, form.fields(new Secret("other")), "o", "1")).isEqualTo(401);
    Map<String, String> larger = form.fields(KEY);
    larger.put("max_file_size", "99");
    assertThat(post(form, larger, "o", "1")).isEqualTo(401);
    FormPost late = new FormPost(path, "", 10, 1, over, SignatureDigest.SHA256);
    assertThat(post(late, late.fields(KEY), "o", "1")).isEqualTo(401);
    assertThat(names(container, io.jswift.domain.listing.ListingQuery.ALL)).isEmpty();
  }

  @Test
  void aFormMayLeadBack() {
    ContainerName container = container();
    String path = account.path() + "/" + container;
    FormPost form =
        new FormPost(path, "http://site.example/done?x=1", 10, 1, soon, SignatureDigest.SHA256);
    assertThat(post(form, form.fields(KEY), "o", "1")).isEqualTo(303);
    assertThat(get(container.object("o"))).isEqualTo("1");
  }

  private int post(FormPost form, Map<String, String> fields, String name, String text) {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (field, value) ->
            body.append("--edge\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
    body.append("--edge\r\nContent-Disposition: form-data; name=\"file1\"; filename=\"")
        .append(name)
        .append("\"\r\nContent-Type: text/plain\r\n\r\n")
        .append(text)
        .append("\r\n--edge--\r\n");
    Request request =
        Request.of("POST", new Target(account.origin(), PercentEncoding.path(form.path()), ""))
            .withHeaders(Headers.of("Content-Type", "multipart/form-data; boundary=edge"))
            .withBody(BodySource.of(utf8(body.toString())));
    try (Response response = backend().transport().exchange(request, new Cancellation())) {
      return response.status();
    }
  }
}
