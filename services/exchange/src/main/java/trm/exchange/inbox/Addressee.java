package trm.exchange.inbox;

import java.util.Set;
import trm.evidence.CaseReference;
import trm.exchange.Work;

/** Acts on messages: the application. */
public interface Addressee {

  /**
   * Told of which cases a unit of work is about to bring messages, before the first of them: so it
   * may read them together.
   */
  void expect(Set<CaseReference> cases);

  /**
   * Decides on one genuine, new message in its turn and stores what follows from it. Runs inside
   * the inbox's transaction, to which the receipt belongs too; may post and journal.
   *
   * <p>An exception other than {@link trm.exchange.StorageFault} is taken for a bug: the message is
   * tried alone, and put aside without a receipt if it fails again.
   */
  Verdict receive(Work work, Delivery delivery);
}
