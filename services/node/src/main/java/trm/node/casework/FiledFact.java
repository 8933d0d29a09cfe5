package trm.node.casework;

import trm.referral.Fact;
import trm.referral.Part;

/** A fact and the part of the case file that it is kept, and erased, with. */
public record FiledFact(Fact fact, Part part) {}
