package trm.node.disclosure;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import trm.referral.Basis;
import trm.referral.DisclosureClass;

/** Which classes a basis covers. Routing passes on every basis. */
final class Covered {
  /** A warning: what is to be feared, and of what kind of person, but not who it is. */
  private static final Set<DisclosureClass> BY_RISK =
      EnumSet.of(DisclosureClass.A, DisclosureClass.B, DisclosureClass.J);

  /** What a child authority must know to find and shield a child. */
  private static final Set<DisclosureClass> BY_CHILD_PROTECTION =
      EnumSet.of(
          DisclosureClass.A,
          DisclosureClass.B,
          DisclosureClass.C,
          DisclosureClass.D,
          DisclosureClass.J);

  private Covered() {}

  static Predicate<DisclosureClass> by(Basis basis, Predicate<DisclosureClass> consented) {
    return switch (basis) {
      case Basis.ByConsent named -> asked -> asked == DisclosureClass.A || consented.test(asked);
      case Basis.StatutoryChildProtection duty -> BY_CHILD_PROTECTION::contains;
      case Basis.NotificationDuty duty -> asked -> asked == DisclosureClass.A;
      case Basis.RiskToLife risk -> BY_RISK::contains;
    };
  }
}
