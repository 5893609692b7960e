package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.Headers;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadItem;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.RunOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a download would do, as it would turn out. */
@Timeout(60)
class DownloadPlanTest {
  private final Fixture fixture = new Fixture();

  @TempDir Path directory;

  @AfterEach
  void close() {
    fixture.close();
  }

  private DownloadOutcome plan(ObjectPath object, String removePrefix) {
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Items(List.of(DownloadItem.of(object)).iterator()),
            new Destination.Tree(directory, removePrefix),
            DownloadOptions.DEFAULTS);
    RunOptions dry = RunOptions.DEFAULTS.withDryRun(true);
    try (Outcomes<DownloadOutcome> outcomes = fixture.service.download(request, dry)) {
      List<DownloadOutcome> all = outcomes.stream().toList();
      assertThat(all).hasSize(1);
      assertThat(directory).isEmptyDirectory();
      return all.get(0);
    }
  }

  private static Throwable cause(DownloadOutcome outcome) {
    return ((DownloadOutcome.Failed) outcome).failure().cause();
  }

  @Test
  void aNamedObjectIsAskedForItsLength() {
    ObjectPath object = fixture.put("o", "text");
    assertThat(plan(object, ""))
        .isEqualTo(new DownloadOutcome.Planned(object, directory + "/o", 4));
    assertThat(cause(plan(Fixture.CONTAINER.object("missing"), "")))
        .isInstanceOf(StatusException.class);
  }

  @Test
  void whatWouldHaveNoFileIsToldBefore() {
    ObjectPath object = fixture.put("o", "text");
    assertThat(cause(plan(object, "o")))
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining("names no file once its prefix is removed");
  }

  @Test
  void aMarkerThatIsTheDirectoryItselfIsNoFailure() {
    ObjectPath marker = Fixture.CONTAINER.object("d/");
    CallOptions how =
        CallOptions.none().withHeaders(Headers.of("Content-Type", "application/directory"));
    fixture.swift.putObject(marker, BodySource.of(new byte[0]), how);
    assertThat(plan(marker, "d/")).isInstanceOf(DownloadOutcome.Planned.class);
  }

  @Test
  void aListedOneIsAskedToo() {
    fixture.put("o", "text");
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Container(Fixture.CONTAINER, "", ""),
            new Destination.Tree(directory, "o"),
            DownloadOptions.DEFAULTS);
    RunOptions dry = RunOptions.DEFAULTS.withDryRun(true);
    try (Outcomes<DownloadOutcome> outcomes = fixture.service.download(request, dry)) {
      assertThat(cause(outcomes.next())).isInstanceOf(LocalFileException.class);
    }
  }
}
