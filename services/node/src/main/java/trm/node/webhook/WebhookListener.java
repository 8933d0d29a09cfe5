package trm.node.webhook;

import java.time.Duration;

/** Is told what operators count. Called after it is committed. */
public interface WebhookListener {

  /** An attempt was made. */
  void attempted(Outcome outcome, Duration latency);

  /** A delivery was tried for the last time, in vain. */
  void gaveUp();

  /** A webhook was disabled. */
  void disabled(WebhookId webhook, DisabledFor reason);

  /** Our own code failed on an attempt. Its message may quote anything. */
  void failed(RuntimeException bug);
}
