package trm.referral;

import java.util.List;

/** An officer's order before the law, with what it would bring about. */
public record Question<C extends Command>(
    C command, Order order, Referral referral, Situation situation, Draft draft) implements Asked {

  /** What would be told to other nodes. */
  public List<Telling> tellings() {
    return draft.tellings();
  }
}
