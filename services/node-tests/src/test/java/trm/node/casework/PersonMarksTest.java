package trm.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trm.evidence.Digest;
import trm.node.keys.MarkKey;
import trm.node.keys.MasterKey;
import trm.referral.Identity;

/** Who is the same person, however the name is written. Every name is invented. */
class PersonMarksTest {
  private static final LocalDate BORN = LocalDate.parse("1999-04-17");
  private final PersonMarks marks = new PersonMarks(MarkKey.of(MasterKey.of(new byte[32])));

  @ParameterizedTest
  @CsvSource({
    "Zokhiomol, Solongo, ZOKHIOMOL, solongo",
    "Zokhiomol, Solongo, Solongo, Zokhiomol",
    "Zokhiomol, Solongo, '', 'Solongo  Zokhiomol'",
    "Зохиомол, Солонго, солонго, ЗОХИОМОЛ",
    "薩, 仁花, '', 薩仁花",
    "Ｚｏｋｈｉｏｍｏｌ, Ｓｏｌｏｎｇｏ, Zokhiomol, Solongo",
    "Đỗ, Minh-Hạnh, ĐỖ, 'MINH HẠNH'",
    "Straße, Ann, STRASSE, ANN"
  })
  void areTheSamePerson(String family, String given, String otherFamily, String otherGiven) {
    assertThat(shared(named(family, given, BORN), named(otherFamily, otherGiven, BORN)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Zokhiomol, Solongo, Zokhiomol, Solongoo",
    "Zokhiomol, Solongo, Zokhiomol, ''",
    "Зохиомол, Солонго, Zokhiomol, Solongo"
  })
  void areDifferentNames(String family, String given, String otherFamily, String otherGiven) {
    assertThat(shared(named(family, given, BORN), named(otherFamily, otherGiven, BORN))).isEmpty();
  }

  @Test
  void aNameCountsWithItsDateOfBirthAlone() {
    assertThat(
            shared(
                named("Zokhiomol", "Solongo", BORN),
                named("Zokhiomol", "Solongo", BORN.plusDays(1))))
        .isEmpty();
    assertThat(marks.of(named("Zokhiomol", "Solongo", null))).isEmpty();
    assertThat(marks.of(named("-", "", BORN))).isEmpty();
  }

  @Test
  void aDocumentsNumberCountsByItself() {
    assertThat(shared(holding("Invented", "e-123 456"), holding("Another", "E123456"))).hasSize(1);
    assertThat(shared(holding("Invented", "E123456"), holding("Invented", "E123457"))).isEmpty();
    assertThat(marks.of(holding("Invented", " - "))).isEmpty();
  }

  @Test
  void aMarkIsWorthNothingAtAnotherNode() {
    byte[] other = new byte[32];
    other[0] = 1;
    PersonMarks elsewhere = new PersonMarks(MarkKey.of(MasterKey.of(other)));
    Identity person = named("Zokhiomol", "Solongo", BORN);

    assertThat(elsewhere.of(person)).doesNotContainAnyElementsOf(marks.of(person));
  }

  private Set<Digest> shared(Identity one, Identity other) {
    Set<Digest> shared = new java.util.HashSet<>(marks.of(one));
    shared.retainAll(marks.of(other));
    return Collections.unmodifiableSet(shared);
  }

  private static Identity named(String family, String given, @Nullable LocalDate born) {
    return new Identity(family, given, born, null, null, null, null, null);
  }

  private static Identity holding(String family, String number) {
    return new Identity(family, "", null, null, null, null, "PASSPORT", number);
  }
}
