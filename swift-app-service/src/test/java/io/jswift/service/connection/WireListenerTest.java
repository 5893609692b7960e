package io.jswift.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.service.Fixture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener on the wire hears, in which order: enough for a log and for metrics. */
@Timeout(60)
class WireListenerTest {
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private final WireListener listener =
      new WireListener() {
        @Override
        public void sending(String method, String url, Headers headers) {
          heard.add("sending " + method + " " + tail(url));
        }

        @Override
        public void answered(
            String method, String url, Headers sent, int status, String reason, Headers headers) {
          assertThat(headers.has("X-Trans-Id")).isTrue();
          heard.add("answered " + status + " " + method + " " + tail(url));
        }

        @Override
        public void broke(String method, String url, SwiftException failure) {
          String kind = ((TransportException) failure).kind().toString();
          heard.add("broke " + kind + " " + method + " " + tail(url));
        }

        @Override
        public void retrying(String method, String operation, int nextAttempt, Duration wait) {
          heard.add("retrying " + method + " " + operation + " " + nextAttempt);
        }
      };

  private static String tail(String url) {
    return url.replaceFirst(".*/AUTH_test", "");
  }

  @Test
  void everyExchangeAndEveryRetryIsHeardInOrder() {
    try (Fixture fixture = new Fixture(ConnectionSettings.DEFAULTS.withListener(listener))) {
      fixture.put("o", "text");
      fixture.faults("HEAD /c/o #1 -> drop", "HEAD /c/o #2 -> 503");
      heard.clear();

      fixture.swift.headObject(Fixture.CONTAINER.object("o"), CallOptions.none());

      assertThat(heard)
          .containsExactly(
              "sending HEAD /c/o",
              "broke BROKEN HEAD /c/o",
              "retrying HEAD Object HEAD 2",
              "sending HEAD /c/o",
              "answered 503 HEAD /c/o",
              "retrying HEAD Object HEAD 3",
              "sending HEAD /c/o",
              "answered 200 HEAD /c/o");
    }
  }

  @Test
  void aFinalRefusalIsAnsweredAndNotRetried() {
    try (Fixture fixture = new Fixture(ConnectionSettings.DEFAULTS.withListener(listener))) {
      heard.clear();
      assertThatThrownBy(
              () -> fixture.swift.headObject(Fixture.CONTAINER.object("none"), CallOptions.none()))
          .isInstanceOf(StatusException.class);
      assertThat(heard).containsExactly("sending HEAD /c/none", "answered 404 HEAD /c/none");
    }
  }

  @Test
  void whatAnswersSayIsHeardButNotWhatObjectsHold() {
    List<String> texts = new CopyOnWriteArrayList<>();
    WireListener curious =
        new WireListener() {
          @Override
          public int heardBytes() {
            return 12;
          }

          @Override
          public void heard(String method, String url, Headers sent, int status, String text) {
            assertThat(sent.has("X-Auth-Token")).isTrue();
            texts.add(status + " " + method + " " + tail(url) + " " + text);
          }
        };
    try (Fixture fixture = new Fixture(ConnectionSettings.DEFAULTS.withListener(curious))) {
      ObjectPath path = fixture.put("o.txt", "an object's own text");
      fixture.faults("HEAD /c/none #1 -> 503", "GET /c/o.txt #1 -> 503 body=retry");
      texts.clear();

      assertThat(fixture.get(path)).isEqualTo("an object's own text");
      assertThatThrownBy(() -> fixture.get(Fixture.CONTAINER.object("none")))
          .isInstanceOf(StatusException.class);
      fixture.swift.getContainer(Fixture.CONTAINER, ListingQuery.ALL, CallOptions.none());

      assertThat(texts)
          .containsExactly(
              "503 GET /c/o.txt retry",
              "404 GET /c/none <html><h1>No",
              "200 GET /c?format=json [{\"bytes\": 2");
    }
  }
}
