package io.jswift.service;

import io.jswift.adapter.memory.MemorySwiftBuilder;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectName;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A Swift in memory, and uploads in segments of a thousand bytes into it. */
abstract class UploadCase {
  static final int SEGMENT = 1000;
  static final ContainerName SEGMENTS = new ContainerName("c_segments");
  static final Instant MTIME = Instant.parse("2026-01-02T03:04:05.123456Z");

  Fixture fixture = new Fixture();

  @TempDir Path directory;

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Puts another Swift, and a service of other settings, in place of the usual ones. */
  final void with(ServiceSettings work, java.util.function.Consumer<MemorySwiftBuilder> server) {
    fixture.close();
    fixture = new Fixture(ConnectionSettings.DEFAULTS, work, server);
  }

  /** Puts a Swift with other limits in place of the usual one. */
  final void with(java.util.function.Consumer<MemorySwiftBuilder> server) {
    with(ServiceSettings.DEFAULTS, server);
  }

  /** Returns bytes that are the same for the same numbers. */
  static byte[] bytes(int size, int seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  final Path file(String name, int size, int seed) throws IOException {
    return file(name, bytes(size, seed));
  }

  /** Writes a file that is always as old as any other. */
  final Path file(String name, byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve(name), bytes);
    return Files.setLastModifiedTime(file, FileTime.from(MTIME));
  }

  static UploadOptions.Builder segmented() {
    return UploadOptions.builder().segmentSize(SEGMENT);
  }

  static UploadOptions.Builder dynamic() {
    return segmented().largeObjects(UploadOptions.LargeObjects.DYNAMIC);
  }

  final List<UploadOutcome> upload(UploadRequest request) {
    try (Outcomes<UploadOutcome> outcomes = fixture.service.upload(request)) {
      return outcomes.stream().toList();
    }
  }

  final List<UploadOutcome> upload(UploadItem item, UploadOptions options) {
    return upload(UploadRequest.of("c", List.of(item)).with(options));
  }

  /** Uploads the file as the object {@code o}. */
  final List<UploadOutcome> upload(Path file, UploadOptions options) {
    return upload(new UploadItem.OfFile(file, new ObjectName("o")), options);
  }

  /** Uploads the input as the object {@code o}. */
  final List<UploadOutcome> upload(InputStream in, UploadOptions options) {
    return upload(new UploadItem.OfStream(in, new ObjectName("o")), options);
  }

  final List<UploadOutcome> upload(byte[] input, UploadOptions options) {
    return upload(new ByteArrayInputStream(input), options);
  }

  static UploadOutcome last(List<UploadOutcome> outcomes) {
    return outcomes.get(outcomes.size() - 1);
  }

  static UploadOutcome.Failed failed(List<UploadOutcome> outcomes) {
    return (UploadOutcome.Failed) last(outcomes);
  }

  static UploadOutcome.Uploaded uploaded(List<UploadOutcome> outcomes) {
    return outcomes.stream()
        .filter(UploadOutcome.Uploaded.class::isInstance)
        .map(UploadOutcome.Uploaded.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError(outcomes.toString()));
  }

  final ObjectInfo info(ContainerName container, String name) {
    return fixture.swift.headObject(container.object(name), CallOptions.none()).value();
  }

  final byte[] read(String name) throws IOException {
    try (var reader = fixture.swift.getObject(Fixture.CONTAINER.object(name), CallOptions.none())) {
      return reader.stream().readAllBytes();
    }
  }
}
