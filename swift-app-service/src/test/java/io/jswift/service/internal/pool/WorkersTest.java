package io.jswift.service.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.service.settings.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of a caller's executor. */
@Timeout(60)
class WorkersTest {
  private final List<Runnable> kept = new ArrayList<>();
  private final Workers workers = new Workers(ServiceSettings.DEFAULTS, kept::add);
  private final AtomicInteger done = new AtomicInteger();

  private void oneCrew() {
    Crew crew = workers.crew(Pool.SEGMENT, workers.cancellation(), () -> false);
    for (int job = 0; job < 5; job++) {
      crew.submit(() -> done::incrementAndGet);
    }
    crew.finish();
  }

  @Test
  void anExecutorThatIsBehindIsNotAskedWithoutEnd() {
    for (int i = 0; i < 1000; i++) {
      oneCrew();
    }
    assertThat(done).hasValue(5000);
    assertThat(kept).hasSize(1000);

    kept.forEach(Runnable::run); // it gets to it at last
    kept.clear();
    oneCrew();

    assertThat(kept).isNotEmpty();
    assertThat(done).hasValue(5005);
  }
}
