package trm.client;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Pause {
  void take(Duration pause) throws InterruptedException;

  static Pause sleeping() {
    return pause -> Thread.sleep(pause.toMillis());
  }
}
