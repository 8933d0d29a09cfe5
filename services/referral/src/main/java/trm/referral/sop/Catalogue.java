package trm.referral.sop;

import java.util.List;
import java.util.stream.Stream;

/** Every rule there is: for the reference page, and for the test that each has its cases. */
final class Catalogue {
  private Catalogue() {}

  static List<Rule<?>> all() {
    return Stream.<List<? extends Rule<?>>>of(
            CaseLaw.BEGUN,
            CaseLaw.TIME,
            CaseLaw.TURN,
            CaseLaw.HOLDER,
            CaseLaw.IN_HAND,
            Sop1Identification.OPENING,
            Sop1Identification.MEASURE,
            Sop1Identification.REFLECTION,
            Sop1Identification.IDENTIFICATION,
            Sop2Assistance.CONSENT,
            Sop2Assistance.NARROWING,
            Sop2Assistance.WITHDRAWAL,
            Sop2Assistance.TURN_OFFER,
            Sop2Assistance.TURN_ACCEPTANCE,
            DisclosureLaw.TELLING,
            DisclosureLaw.TOLD,
            Sop3Inclusion.PLAN,
            Sop3Inclusion.FOLLOW_UP,
            Sop4Exchange.REQUEST,
            Sop4Exchange.SHELTER,
            Sop4Exchange.ANSWER,
            Sop4Exchange.DATA,
            Sop4Return.EVERYWHERE,
            Sop4Return.GATES,
            Sop4Return.CONFIRMED,
            Sop4Return.CONFIRMATION,
            TransitLaw.ONWARD,
            TransitLaw.OFFER,
            TransitLaw.ACCEPTANCE,
            TransitLaw.CLEARANCE,
            TransitLaw.REVOCATION,
            HandoverLaw.OFFER,
            HandoverLaw.ACCEPTANCE,
            HandoverLaw.DECLINING,
            HandoverLaw.REVOCATION,
            HandoverLaw.DEPARTURE,
            HandoverLaw.ARRIVAL,
            HandoverLaw.NO_SHOW,
            HandoverLaw.CLOSING,
            HandoverLaw.FEEDBACK,
            Sop5Proceedings.HOLD,
            Sop5Proceedings.RELEASE,
            Sop5Proceedings.WARNING,
            ReceptionLaw.TIME,
            ReceptionLaw.HOLDER,
            ReceptionLaw.OFFER,
            ReceptionLaw.ACCEPTANCE,
            ReceptionLaw.DECLINING,
            ReceptionLaw.ARRIVAL,
            ReceptionLaw.CLOSING,
            ReceptionLaw.ANSWER,
            ReceptionLaw.DATA,
            ReceptionLaw.RELEASE)
        .<Rule<?>>flatMap(List::stream)
        .toList();
  }
}
