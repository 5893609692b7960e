package planted.service;

/** Breaks a rule on purpose, in three ways. */
public class Sleeps {
  void sleep() throws InterruptedException {
    Thread.sleep(1);
  }

  void nap() throws InterruptedException {
    java.util.concurrent.TimeUnit.DAYS.sleep(1);
  }

  void doze() throws InterruptedException {
    Thread.sleep(1, 1);
  }
}
