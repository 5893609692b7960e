package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ObjectName;
import io.jswift.domain.SwiftException;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.progress.Progress;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Downloads of one object in parts, and what is seen of them. */
@Timeout(60)
abstract class PartsCase {
  static final int SEGMENT = 1000;
  static final int SEGMENTS = 6;
  static final int SIZE = 5 * SEGMENT + 17;

  final Fixture fixture = new Fixture();
  final SwiftService oneByOne =
      new SwiftService(fixture.swift, ServiceSettings.DEFAULTS.withSegmentThreads(1));
  final List<Progress> heard = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path directory;

  @AfterEach
  void close() {
    oneByOne.close();
    fixture.close();
  }

  static byte[] random(int seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  byte[] putSegmented(int seed) throws IOException {
    byte[] bytes = random(seed);
    Path source = Files.write(directory.resolve("source"), bytes);
    UploadRequest request =
        UploadRequest.file("c", source, "o")
            .with(UploadOptions.builder().segmentSize(SEGMENT).build());
    try (Outcomes<UploadOutcome> outcomes = fixture.service.upload(request)) {
      assertThat(outcomes.stream().filter(UploadOutcome.Failed.class::isInstance)).isEmpty();
    }
    Files.delete(source);
    fixture.memory.clearRequests();
    return bytes;
  }

  byte[] putPlain(int seed) {
    byte[] bytes = random(seed);
    fixture.swift.putObject(
        Fixture.CONTAINER.object("o"), BodySource.of(bytes), CallOptions.none());
    fixture.memory.clearRequests();
    return bytes;
  }

  static DownloadOptions.Builder inParts() {
    return DownloadOptions.builder().partSize(SEGMENT);
  }

  DownloadOutcome download(DownloadOptions options) {
    return download(options, fixture.service);
  }

  DownloadOutcome download(DownloadOptions options, SwiftService service) {
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Objects(Fixture.CONTAINER, List.of(new ObjectName("o"))),
            new Destination.OneFile(target()),
            options);
    RunOptions run = RunOptions.DEFAULTS.withProgress(heard::add);
    try (Outcomes<DownloadOutcome> outcomes = service.download(request, run)) {
      return outcomes.stream().toList().get(0);
    }
  }

  DownloadOutcome.Downloaded succeeds() {
    DownloadOutcome outcome = download(inParts().build());
    assertThat(outcome).isInstanceOf(DownloadOutcome.Downloaded.class);
    return (DownloadOutcome.Downloaded) outcome;
  }

  SwiftException fails() {
    DownloadOutcome outcome = download(inParts().build(), oneByOne);
    assertThat(outcome).isInstanceOf(DownloadOutcome.Failed.class);
    return ((DownloadOutcome.Failed) outcome).failure().cause();
  }

  Path target() {
    return directory.resolve("target");
  }

  List<Path> others() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.equals(target())).toList();
    }
  }

  Path partial() throws IOException {
    assertThat(others()).hasSize(1);
    return others().get(0);
  }

  int gets() {
    return (int)
        fixture.requests("GET").stream().filter(each -> !each.contains("multipart")).count();
  }

  Progress last() {
    return heard.get(heard.size() - 1);
  }
}
