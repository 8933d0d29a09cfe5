package trm.corridor.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.InstantSource;

/** What has one place in the code, and no other: the clock, cryptography, threads. */
@AnalyzeClasses(packages = "trm", importOptions = ImportOption.DoNotIncludeTests.class)
class OnePlaceTest {

  @ArchTest
  static final ArchRule theWallClockIsReadWhereTheApplicationIsWired =
      noClasses()
          .that()
          .resideInAPackage("trm..")
          .and()
          .doNotHaveFullyQualifiedName("trm.node.NodeConfiguration")
          .and()
          .doNotHaveFullyQualifiedName("trm.corridor.Main")
          .should()
          .accessTargetWhere(readsTheWallClock())
          .because("time is an input: the simulator and the tests must be able to set it");

  @ArchTest
  static final ArchRule cryptographyIsInEvidenceInTheNodesKeysAndInThePartnersClient =
      noClasses()
          .that()
          .resideInAPackage("trm..")
          .and()
          .resideOutsideOfPackages("trm.evidence..", "trm.node.keys..", "trm.client..")
          .and()
          // Plays, on one machine, whoever makes a node's key for the federation's realm.
          .doNotHaveFullyQualifiedName("trm.corridor.embedded.ClientKey")
          .should()
          .dependOnClassesThat(isCryptography());

  @ArchTest
  static final ArchRule theCourierStartsNoThread =
      noClasses()
          .that()
          .resideInAPackage("trm.exchange..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.lang\\.Thread|java\\.util\\.concurrent\\.(.*Executor.*|CompletableFuture|Timer)")
          .because("its steps are called by the node, and by the simulator in one thread");

  private static DescribedPredicate<JavaAccess<?>> readsTheWallClock() {
    DescribedPredicate<JavaAccess<?>> now =
        target(nameMatching("now")).and(target(owner(nameMatching("java\\.time\\.\\w+"))));
    DescribedPredicate<JavaAccess<?>> system =
        target(nameMatching("system.*")).and(target(owner(assignableTo(InstantSource.class))));
    DescribedPredicate<JavaAccess<?>> millis = target(nameMatching("currentTimeMillis"));
    return now.or(system).or(millis).as("the wall clock is read");
  }

  private static DescribedPredicate<JavaClass> isCryptography() {
    return nameMatching(
            "javax\\.crypto\\..*|com\\.nimbusds\\..*|com\\.google\\.crypto\\..*"
                + "|java\\.security\\.(Signature|MessageDigest|KeyPairGenerator|KeyFactory|KeyStore|KeyPair)")
        .<JavaClass>forSubtype()
        .as("are cryptography");
  }
}
