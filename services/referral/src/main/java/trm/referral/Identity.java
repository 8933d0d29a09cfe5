package trm.referral;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who the person is (class C). A component is null when it was not told. */
public record Identity(
    String familyName,
    String givenNames,
    @Nullable LocalDate birthDate,
    @Nullable String sex,
    @Nullable String birthPlace,
    @Nullable String nationalityClaimed,
    @Nullable String documentType,
    @Nullable String documentNumber) {
  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
