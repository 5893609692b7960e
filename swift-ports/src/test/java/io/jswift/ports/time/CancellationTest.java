package io.jswift.ports.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.CancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private final List<String> ran = new ArrayList<>();

  @Test
  void hooksRunOnceAndInOrder() {
    Cancellation cancellation = new Cancellation();
    cancellation.onCancel(() -> ran.add("a"));
    cancellation.onCancel(() -> ran.add("b"));
    cancellation.cancel();
    cancellation.cancel();
    assertThat(ran).containsExactly("a", "b");
  }

  @Test
  void theSameHookMayBeRegisteredTwiceAndTakenOutOnce() {
    Cancellation cancellation = new Cancellation();
    Runnable hook = () -> ran.add("x");
    cancellation.onCancel(hook);
    cancellation.onCancel(hook).close();
    cancellation.cancel();
    assertThat(ran).containsExactly("x");
  }

  @Test
  void aHookRegisteredTooLateRunsAtOnce() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    cancellation.onCancel(() -> ran.add("late"));
    assertThat(ran).containsExactly("late");
  }

  @Test
  void aParentCancelsItsChildrenButNotTheOtherWayRound() {
    Cancellation parent = new Cancellation();
    Cancellation child = parent.child();
    Cancellation sibling = parent.child();
    child.cancel();
    assertThat(parent.isCancelled()).isFalse();
    assertThat(sibling.isCancelled()).isFalse();
    parent.cancel();
    assertThat(sibling.isCancelled()).isTrue();
    assertThat(parent.child().isCancelled()).isTrue();
  }

  @Test
  void aClosedChildIsForgottenByItsParent() {
    Cancellation parent = new Cancellation();
    Cancellation child = parent.child();
    child.onCancel(() -> ran.add("child"));
    child.close();
    parent.cancel();
    assertThat(ran).isEmpty();
  }

  @Test
  void aCancelledSleepEndsAndSaysSo() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThatThrownBy(() -> Time.system().sleep(Duration.ofDays(1), cancellation))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void anInterruptEndsASleepAndStaysVisible() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Time.system().sleep(Duration.ofDays(1), new Cancellation()))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
