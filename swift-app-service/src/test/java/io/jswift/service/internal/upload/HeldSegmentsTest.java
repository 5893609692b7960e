package io.jswift.service.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ObjectName;
import io.jswift.service.Fixture;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.ByteBudget;
import io.jswift.service.internal.pool.Step;
import io.jswift.service.internal.pool.Workers;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was held for a segment is free again once it is sent, and when the call ends. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeldSegmentsTest {
  private static final int PLACES = 3;
  private static final long BYTES = 1 << 20;

  private final AtomicReference<ByteBudget> budget = new AtomicReference<>();

  private List<UploadOutcome> upload(Fixture fixture) {
    UploadItem item =
        new UploadItem.OfStream(new ByteArrayInputStream(new byte[10_050]), new ObjectName("o"));
    UploadRequest request =
        UploadRequest.of("c", List.of(item))
            .with(UploadOptions.builder().segmentSize(1000).build());
    ServiceSettings settings = new ServiceSettings(1, 1, 1, PLACES, BYTES);
    try (Workers workers = new Workers(settings, null);
        Outcomes<UploadOutcome> outcomes =
            BulkCall.start(
                fixture.swift,
                workers,
                RunOptions.DEFAULTS,
                outcome -> Step.DETAIL,
                call -> {
                  budget.set(call.budget());
                  new UploadFlow(call, request).run();
                })) {
      return outcomes.stream().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void allIsFreeAtTheEnd(boolean fails) {
    try (Fixture fixture = new Fixture()) {
      if (fails) {
        fixture.faults("PUT /c_segments/*00000004 -> 403");
      }
      assertThat(upload(fixture))
          .anyMatch(
              fails
                  ? UploadOutcome.Failed.class::isInstance
                  : UploadOutcome.Uploaded.class::isInstance);
    }
    assertThat(budget.get().freePieces()).isEqualTo(PLACES);
    assertThat(budget.get().freeBytes()).isEqualTo(BYTES);
  }
}
