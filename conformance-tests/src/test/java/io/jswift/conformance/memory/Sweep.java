package io.jswift.conformance.memory;

import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Secret;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.transport.Transport;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.delete.DeleteRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import java.io.PrintStream;

/** A program that lists and deletes a container, run with a small heap. */
final class Sweep {
  private Sweep() {}

  /** Prints {@code listed N deleted N segments N failed N containers N}. */
  public static void main(String[] arguments) {
    Transport transport = new OkHttpTransport();
    TempAuth auth = new TempAuth(transport, arguments[0], "test:tester", new Secret("testing"));
    ContainerName container = new ContainerName(arguments[1]);
    long listed = 0;
    long[] counts = new long[4];
    try (Connection swift = new Connection(transport, auth);
        SwiftService service = new SwiftService(swift)) {
      try (Outcomes<ListingEntry> rows =
          service.listContainer(container, ListingQuery.ALL, CallOptions.none())) {
        while (rows.hasNext()) {
          rows.next();
          listed++;
        }
      }
      try (Outcomes<DeleteOutcome> outcomes =
          service.delete(DeleteRequest.of(new Selection.Container(container)))) {
        while (outcomes.hasNext()) {
          counts[kind(outcomes.next())]++;
        }
      }
    }
    transport.close();
    PrintStream out = System.out;
    out.printf(
        "listed %d deleted %d segments %d failed %d containers %d%n",
        listed, counts[0], counts[1], counts[2], counts[3]);
  }

  private static int kind(DeleteOutcome outcome) {
    if (outcome instanceof DeleteOutcome.ObjectDeleted) {
      return 0;
    }
    if (outcome instanceof DeleteOutcome.SegmentDeleted) {
      return 1;
    }
    return outcome instanceof DeleteOutcome.Failed ? 2 : 3;
  }
}
