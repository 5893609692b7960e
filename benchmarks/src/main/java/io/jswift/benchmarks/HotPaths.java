package io.jswift.benchmarks;

import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.Secret;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ObjectReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The work that is done once for each name, request and listing row, through the transport in
 * memory, so that no socket is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HotPaths {
  private static final ContainerName CONTAINER = new ContainerName("c");
  private static final int ROWS = 10_000;

  private final BodySource small = BodySource.of(new byte[4096]);
  private final ObjectPath path = CONTAINER.object("photos/2026/with a space/ü.jpg");

  private MemorySwift memory = MemorySwift.start();
  private Transport transport = memory.transport();
  private Connection swift = connect();

  private Connection connect() {
    return new Connection(
        transport, new TempAuth(transport, memory.authUrl(), "test:tester", new Secret("testing")));
  }

  /** Fills one container with a page of objects. */
  @Setup(Level.Trial)
  public void fill() {
    swift.putContainer(CONTAINER, CallOptions.none());
    BodySource empty = BodySource.of(new byte[0]);
    for (int i = 0; i < ROWS; i++) {
      swift.putObject(CONTAINER.object("object " + i), empty, CallOptions.none());
    }
    swift.putObject(path, small, CallOptions.none());
  }

  /** Ends the Swift in memory. */
  @TearDown(Level.Trial)
  public void close() {
    swift.close();
    transport.close();
    memory.close();
  }

  /** Escapes a name. */
  @Benchmark
  public String escapeName() {
    return PercentEncoding.path("/c/photos/2026/with a space/ü.jpg");
  }

  /** Makes a request without a body. */
  @Benchmark
  public int head() {
    return swift.headObject(path, CallOptions.none()).status();
  }

  /** Sends 4 KiB. */
  @Benchmark
  public int putSmall() {
    return swift.putObject(path, small, CallOptions.none()).status();
  }

  /** Reads 4 KiB. */
  @Benchmark
  public int getSmall() throws IOException {
    try (ObjectReader reader = swift.getObject(path, CallOptions.none())) {
      return reader.stream().readAllBytes().length;
    }
  }

  /** Parses a page of ten thousand rows, the server's work included. */
  @Benchmark
  public int listPage() {
    return swift
        .getContainer(CONTAINER, ListingQuery.ALL, CallOptions.none())
        .value()
        .entries()
        .size();
  }
}
