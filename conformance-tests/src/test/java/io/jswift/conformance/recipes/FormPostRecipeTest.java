package io.jswift.conformance.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.settings.AccountSettings;
import io.jswift.domain.signature.FormPost;
import io.jswift.domain.signature.SignatureDigest;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's form compiles, uploads as a browser does it, and is what the README shows. */
class FormPostRecipeTest {
  private static final ObjectPath UPLOADED = ObjectPath.of("photos", "in/cat.jpg");

  @Test
  void aBrowserUploadsWithTheForm() throws Exception {
    try (MemorySwift memory = MemorySwift.start();
        LoopbackServer server = memory.serve(0);
        Transport transport = new OkHttpTransport();
        Connection connection =
            new Connection(
                transport,
                new TempAuth(transport, server.authUrl(), "test:tester", new Secret("testing")))) {
      connection.putContainer(UPLOADED.container(), CallOptions.none());

      String page = form(connection, new Secret("signing key"));

      assertThat(send(page, "cat.jpg", "miaow")).isEqualTo(201);
      try (ObjectReader cat = connection.getObject(UPLOADED, CallOptions.none())) {
        assertThat(cat.stream().readAllBytes()).asString().isEqualTo("miaow");
      }
      assertThat(send(page.replace("5000000", "6000000"), "dog.jpg", "wau")).isEqualTo(401);
    }
  }

  @Test
  void theReadmeShowsTheForm() throws IOException {
    assertThat(ReadmeTest.shown("form")).isEqualTo(ReadmeTest.run("form", getClass()));
  }

  private static String form(Connection connection, Secret key) {
    // recipe:form
    connection.postAccount(CallOptions.of(AccountSettings.NONE.tempUrlKey(key).headers())); // once
    Target place = connection.session(new Cancellation()).storageUrl().resolve("/photos/in/");
    FormPost leave =
        new FormPost(
            place.path(), "", 5_000_000, 1, Instant.now().plusSeconds(600), SignatureDigest.SHA256);
    StringBuilder page = new StringBuilder();
    page.append("<form action='" + place + "' method='POST' enctype='multipart/form-data'>\n");
    leave
        .fields(key)
        .forEach(
            (name, value) ->
                page.append("<input type='hidden' name='" + name + "' value='" + value + "'>\n"));
    page.append("<input type='file' name='file1'> <input type='submit'>\n</form>\n");
    // end of recipe
    return page.toString();
  }

  /** Sends what a browser makes of the form once a file was chosen. */
  private static int send(String page, String file, String text) throws Exception {
    StringBuilder body = new StringBuilder();
    Matcher hidden = Pattern.compile("type='hidden' name='(.*)' value='(.*)'").matcher(page);
    while (hidden.find()) {
      body.append(part("name=\"" + hidden.group(1) + "\"", hidden.group(2)));
    }
    body.append(part("name=\"file1\"; filename=\"" + file + "\"", text)).append("--edge--\r\n");
    Matcher action = Pattern.compile("action='(.*?)'").matcher(page);
    assertThat(action.find()).isTrue();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(action.group(1)))
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static String part(String disposition, String text) {
    return "--edge\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + text + "\r\n";
  }
}
