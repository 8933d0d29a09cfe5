package trm.corridor.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Which module may know which. Maven says the same, but not inside what a module passes on to its
 * users.
 */
@AnalyzeClasses(packages = "trm", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDependencyTest {
  private static final String[] SCHEMAS = {"trm.schema..", "trm.event..", "trm.wire.."};
  private static final String[] ROLES = {"trm.origin..", "trm.transit..", "trm.destination.."};

  @ArchTest
  static final ArchRule referralKnowsNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage("trm.referral..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("trm.referral..", "java..", "org.jspecify..");

  /** A partner takes it as it is, without the rest. */
  @ArchTest
  static final ArchRule theClientKnowsNothingOfOursAndOneLibrary =
      classes()
          .that()
          .resideInAPackage("trm.client..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "trm.client..", "java..", "javax.crypto..", "tools.jackson..", "org.jspecify..");

  @ArchTest static final ArchRule schemasKnowNoModule = onlyOurs("trm.schema..", SCHEMAS);

  @ArchTest
  static final ArchRule evidenceKnowsSchemas =
      onlyOurs("trm.evidence..", and("trm.evidence..", SCHEMAS));

  @ArchTest
  static final ArchRule exchangeKnowsEvidence =
      onlyOurs("trm.exchange..", and("trm.exchange..", and("trm.evidence..", SCHEMAS)));

  @ArchTest
  static final ArchRule nodeKnowsTheFourBelowIt =
      onlyOurs(
          "trm.node..",
          and(
              "trm.node..",
              and("trm.referral..", and("trm.evidence..", and("trm.exchange..", SCHEMAS)))));

  @ArchTest
  static final ArchRule originIsThin =
      onlyOurs("trm.origin..", "trm.origin..", "trm.node..", "trm.referral..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule transitIsThin =
      onlyOurs("trm.transit..", "trm.transit..", "trm.node..", "trm.referral..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule destinationIsThin =
      onlyOurs("trm.destination..", "trm.destination..", "trm.node..", "trm.referral..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theCorridorStartsServicesAsProcessesOnly =
      noClasses()
          .that()
          .resideInAPackage("trm.corridor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROLES);

  @ArchTest
  static final ArchRule onlyTheShellKnowsSpring =
      noClasses()
          .that()
          .resideInAnyPackage(
              "trm.evidence..", "trm.exchange..", "trm.schema..", "trm.node.casework..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  private static ArchRule onlyOurs(String module, String... allowed) {
    DescribedPredicate<JavaClass> ours = resideInAnyPackage("trm..");
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(
            ours.and(DescribedPredicate.not(resideInAnyPackage(allowed)))
                .as("are ours but not in %s", String.join(", ", allowed)));
  }

  private static String[] and(String first, String... others) {
    String[] all = new String[others.length + 1];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }
}
