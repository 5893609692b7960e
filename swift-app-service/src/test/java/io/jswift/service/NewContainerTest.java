package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ObjectName;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in a container is asked only where something can be in it. */
class NewContainerTest extends UploadCase {
  @Test
  void nothingIsLookedForInAContainerThatTheUploadMade() throws IOException {
    UploadItem item = new UploadItem.OfFile(file("f", 10, 1), new ObjectName("o"));
    UploadOptions options = UploadOptions.builder().changed(true).skipIdentical(true).build();

    List<UploadOutcome> outcomes = upload(UploadRequest.of("new", List.of(item)).with(options));

    assertThat(last(outcomes)).isInstanceOf(UploadOutcome.Uploaded.class);
    assertThat(fixture.requests("HEAD")).isEmpty();
  }

  @Test
  void whatStandsInAContainerThatWasThereIsLookedFor() throws IOException {
    UploadItem item = new UploadItem.OfFile(file("f", 10, 1), new ObjectName("o"));

    upload(UploadRequest.of("c", List.of(item)));

    assertThat(fixture.requests("HEAD")).containsExactly("HEAD /v1/AUTH_test/c/o");
  }

  @Test
  void theSecondUploadIntoTheSameContainerFindsTheSegmentsOfTheFirst() throws IOException {
    UploadItem large = new UploadItem.OfFile(file("f", 3 * SEGMENT, 1), new ObjectName("o"));
    upload(UploadRequest.of("new", List.of(large)).with(segmented().build()));
    UploadItem small = new UploadItem.OfFile(file("g", 10, 2), new ObjectName("o"));

    upload(UploadRequest.of("new", List.of(small)));

    assertThat(fixture.stored(new io.jswift.domain.ContainerName("new_segments"))).isEmpty();
  }
}
