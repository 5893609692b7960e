package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.IntegrityException;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.settings.ServiceSettings;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Swift that compares If-Match with another ETag than it tells, as of a copied large object. */
class RefusedEtagTest extends PartsCase {
  private final AlteringTransport wire = new AlteringTransport(fixture.transport);
  private final Connection swift =
      new Connection(
          wire, fixture.auth("testing"), ConnectionSettings.DEFAULTS.withTime(fixture.time));
  private final SwiftService service =
      new SwiftService(swift, ServiceSettings.DEFAULTS.withSegmentThreads(1));
  private final AtomicInteger unpinned = new AtomicInteger();

  @BeforeEach
  void refuse() {
    wire.questions = this::refused;
  }

  @AfterEach
  void closeService() {
    service.close();
    swift.close();
  }

  private Request refused(Request request) {
    boolean pinned = request.headers().has("If-Match");
    if (!pinned && request.headers().has("Range")) {
      unpinned.incrementAndGet();
    }
    return pinned
        ? AlteringTransport.with(request, request.headers().with("If-Match", "another"))
        : request;
  }

  @Test
  void itsRangesAreReadAllTheSame() throws IOException {
    byte[] bytes = putPlain(1);

    DownloadOutcome outcome = download(inParts().build(), service);

    assertThat(outcome).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(unpinned).hasValue(SEGMENTS);
  }

  @Test
  void aReadThatBreaksGoesOn() throws IOException {
    byte[] bytes = putPlain(1);
    fixture.faults("GET /c/o #1 -> cut=1500");

    DownloadOutcome outcome = download(DownloadOptions.DEFAULTS, service);

    assertThat(outcome).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(unpinned).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "shorter", "gone", "untold"})
  void whatBecameAnotherObjectMeanwhileIsFound(String what) {
    putPlain(1);
    wire.questions =
        request -> {
          if (unpinned.get() == 0
              && request.headers().has("Range")
              && !request.headers().has("If-Match")) {
            become(what);
          }
          return refused(request);
        };
    if (what.equals("untold")) {
      wire.answers =
          (request, told) -> request.headers().has("Range") ? told.without("Etag") : told;
    }

    DownloadOutcome outcome = download(inParts().build(), service);

    assertThat(((DownloadOutcome.Failed) outcome).failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("changed while it was read");
    assertThat(target()).doesNotExist();
  }

  private void become(String what) {
    var object = Fixture.CONTAINER.object("o");
    if (what.equals("gone")) {
      fixture.swift.deleteObject(object, CallOptions.none());
    } else if (!what.equals("untold")) {
      byte[] bytes = what.equals("other") ? random(2) : new byte[0];
      fixture.swift.putObject(object, BodySource.of(bytes), CallOptions.none());
    }
  }
}
