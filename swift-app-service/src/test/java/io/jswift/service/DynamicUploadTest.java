package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectInfo;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Dynamic large objects: what their prefix lists is what they are, so nothing else may be there.
 */
class DynamicUploadTest extends UploadCase {
  private static final String NAMES = "o/1767323045.123456/3500/1000";

  @Test
  void segmentsAreNamedAsPythonNamesThem() throws IOException {
    Path file = file("f", 3500, 1);

    UploadOutcome.Uploaded done = uploaded(upload(file, dynamic().build()));

    assertThat(done.bytes()).isEqualTo(3500);
    assertThat(info(Fixture.CONTAINER, "o").kind()).isEqualTo(ObjectInfo.Kind.DLO);
    assertThat(info(Fixture.CONTAINER, "o").headers().first("X-Object-Manifest"))
        .hasValue("c_segments/" + NAMES + "/");
    assertThat(fixture.stored(SEGMENTS))
        .containsExactly(
            NAMES + "/00000000", NAMES + "/00000001", NAMES + "/00000002", NAMES + "/00000003");
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void whereTheServerTellsOfNoStaticOnesTheyAreDynamic() throws IOException {
    fixture.faults("GET /info #* -> 404");
    Path file = file("f", 3500, 1);

    upload(file, segmented().build());

    assertThat(info(Fixture.CONTAINER, "o").kind()).isEqualTo(ObjectInfo.Kind.DLO);
  }

  @Test
  void otherContentGoesElsewhereAndTheOldObjectStaysWhole() throws IOException {
    Path file = file("f", 3500, 1);
    byte[] old = Files.readAllBytes(file);
    upload(file, dynamic().build());
    Path other = file("f", 3500, 2);
    fixture.faults("PUT /c/o -> 403");

    UploadOutcome.Failed failed = failed(upload(other, dynamic().build()));

    assertThat(failed.orphans()).hasSize(4);
    assertThat(read("o")).isEqualTo(old);
    fixture.faults();
    List<UploadOutcome> again = upload(other, dynamic().build());
    assertThat(again)
        .filteredOn(UploadOutcome.SegmentReady.class::isInstance)
        .hasSize(4)
        .allMatch(each -> ((UploadOutcome.SegmentReady) each).resumed());
    assertThat(read("o")).isEqualTo(Files.readAllBytes(other));
    assertThat(fixture.stored(SEGMENTS))
        .hasSize(4)
        .allMatch(name -> name.startsWith(NAMES + "-1/"));
  }

  @Test
  void whatIsForeignUnderThePrefixIsNotMadePartOfTheObject() throws IOException {
    fixture.swift.putContainer(SEGMENTS, CallOptions.none());
    fixture.swift.putObject(
        SEGMENTS.object(NAMES + "/00000009"), BodySource.of(new byte[3]), CallOptions.none());
    Path file = file("f", 3500, 1);

    upload(file, dynamic().build());

    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void theSameAgainKeepsItsSegments() throws IOException {
    Path file = file("f", 3500, 1);
    upload(file, dynamic().build());
    // What the new one uses, too, is no news.
    assertThat(upload(file, dynamic().build()))
        .noneMatch(UploadOutcome.OldSegmentKept.class::isInstance);
    assertThat(fixture.stored(SEGMENTS)).hasSize(4);
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void aListingThatLagsIsWaitedFor() throws IOException {
    Path file = file("f", 3500, 1);
    fixture.faults("GET /c_segments?prefix #2-3 -> 200 body=\"[]\"");

    uploaded(upload(file, dynamic().build()));

    assertThat(fixture.time.sleeps()).isNotEmpty();
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void aListingThatNeverShowsThemMakesNoObject() throws IOException {
    Path file = file("f", 3500, 1);
    fixture.faults("GET /c_segments?prefix #2+ -> 200 body=\"[]\"");

    UploadOutcome.Failed failed = failed(upload(file, dynamic().build()));

    assertThat(failed.failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("does not show the 4 segments");
    assertThat(failed.orphans()).hasSize(4);
    assertThat(fixture.stored(Fixture.CONTAINER)).isEmpty();
  }

  @Test
  void eachFormSweepsTheOthers() throws IOException {
    upload(file("f", 3500, 1), dynamic().build());
    upload(file("f", 3500, 1), segmented().build());
    assertThat(fixture.stored(SEGMENTS)).hasSize(4).allMatch(name -> name.startsWith("o/slo/"));
    upload(file("f", 3500, 1), dynamic().build());
    assertThat(fixture.stored(SEGMENTS)).hasSize(4).allMatch(name -> name.startsWith(NAMES));
    upload(file("f", 10, 1), segmented().build());
    assertThat(fixture.stored(SEGMENTS)).isEmpty();
  }

  @Test
  void aPrefixThatIsNotTheObjectsOwnIsLeft() throws IOException {
    fixture.put("logs/00000001", "one");
    fixture.put("logs/00000002", "two");
    fixture.swift.putDynamicManifest(
        Fixture.CONTAINER.object("o"), Fixture.CONTAINER, "logs/", CallOptions.none());
    upload(file("f", 10, 1), segmented().build());
    assertThat(fixture.stored(Fixture.CONTAINER)).contains("logs/00000001", "logs/00000002");
  }

  @Test
  void inputOfUnknownLengthBecomesOneToo() throws IOException {
    byte[] first = bytes(3500, 1);
    upload(first, dynamic().build());
    assertThat(info(Fixture.CONTAINER, "o").kind()).isEqualTo(ObjectInfo.Kind.DLO);
    assertThat(read("o")).isEqualTo(first);
    // The clock stands still, so these would have the names of the first.
    byte[] second = bytes(3500, 2);
    upload(second, dynamic().build());
    assertThat(read("o")).isEqualTo(second);
    assertThat(fixture.stored(SEGMENTS)).hasSize(4);
  }

  @Test
  void identicalOnesAreSkippedByTheirListing() throws IOException {
    Path file = file("f", 3500, 1);
    upload(file, dynamic().build());
    UploadOptions skip = dynamic().skipIdentical(true).build();
    fixture.faults();
    assertThat(last(upload(file, skip))).isInstanceOf(UploadOutcome.Skipped.class);
    assertThat(fixture.requests("PUT")).hasSize(1);
    // A listing that does not show all of it tells nothing.
    fixture.faults("GET /c_segments?prefix #1 -> 200 body=\"[]\"");
    assertThat(last(upload(file, skip))).isNotInstanceOf(UploadOutcome.Skipped.class);
    assertThat(last(upload(file("f", 3500, 2), skip))).isNotInstanceOf(UploadOutcome.Skipped.class);
  }
}
