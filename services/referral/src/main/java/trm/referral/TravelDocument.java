package trm.referral;

import java.time.LocalDate;

/** A document to travel with (class C). */
public record TravelDocument(String type, String number, LocalDate issuedOn, LocalDate expiresOn) {
  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
