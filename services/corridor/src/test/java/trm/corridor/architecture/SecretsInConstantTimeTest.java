package trm.corridor.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import trm.client.WebhookVerifier;
import trm.evidence.Digest;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.HeldKey;
import trm.evidence.keys.NodeKeys;
import trm.node.keys.MarkKey;
import trm.node.keys.MasterKey;
import trm.node.keys.PartKey;
import trm.node.keys.WebhookSecret;

/**
 * How long a comparison takes must not say how much of a secret was right. Digests that stand for a
 * secret are compared by {@link MessageDigest#isEqual}; other bytes only where all of them are
 * public, and each such place is named here; and a secret itself is compared by nobody.
 */
@AnalyzeClasses(packages = "trm", importOptions = ImportOption.DoNotIncludeTests.class)
class SecretsInConstantTimeTest {
  /**
   * What is compared there is public: a canonical form, a hash of a journal, a public key, a file,
   * an address.
   */
  private static final Set<String> OF_PUBLIC_BYTES =
      Set.of(
          "trm.evidence.fsck.ContentCheck",
          "trm.evidence.fsck.GivenCheck",
          "trm.evidence.fsck.JournalCheck",
          "trm.evidence.fsck.OwnCheckpoints",
          "trm.evidence.fsck.WitnessedCheck",
          "trm.evidence.journal.CheckpointVerifier",
          "trm.evidence.keys.Ed25519Pair",
          "trm.evidence.keys.KeyTrial",
          "trm.evidence.keys.RawPublicKey",
          "trm.evidence.seal.EnvelopeBytes",
          "trm.evidence.seal.StatementText",
          "trm.evidence.status.StatusText",
          "trm.node.attachment.Exif",
          "trm.node.attachment.Jpeg",
          "trm.node.attachment.Png",
          "trm.node.webhook.AddressRange",
          // No cryptography, and never in a node (decision 0014).
          "trm.corridor.sim.StandInSuite");

  private static final Set<Class<?>> SECRETS =
      Set.of(
          FederationKey.class,
          HeldKey.class,
          NodeKeys.class,
          MarkKey.class,
          trm.node.keys.ClientKey.class,
          MasterKey.class,
          PartKey.class,
          WebhookSecret.class,
          trm.client.ClientKey.class,
          trm.client.WebhookSecret.class);

  @ArchTest
  static final ArchRule bytesAreComparedInAnyTimeOnlyWhereAllOfThemArePublic =
      noClasses()
          .that(areNot(OF_PUBLIC_BYTES))
          .should()
          .callMethodWhere(comparesArrays())
          .because("a secret or its digest is compared by MessageDigest.isEqual");

  @ArchTest
  static final ArchRule noSecretIsEqualToAnother =
      methods()
          .that()
          .areDeclaredInClassesThat(areSecrets())
          .should()
          .notHaveName("equals")
          .andShould()
          .notHaveName("hashCode")
          .because("whoever compares secrets learns of them; none of ours needs to be compared");

  /** A record would compare its bytes' identity, or its text as texts are compared. */
  @ArchTest
  static final ArchRule noSecretIsARecord = classes().that(areSecrets()).should().notBeRecords();

  @ArchTest static final ArchRule digestsAreComparedInConstantTime = compares(Digest.class);

  @ArchTest
  static final ArchRule theIdOfAPartsKeyIsComparedInConstantTime = compares(PartKey.class);

  @ArchTest
  static final ArchRule theClientComparesSignaturesInConstantTime = compares(WebhookVerifier.class);

  private static ArchRule compares(Class<?> type) {
    return classes()
        .that()
        .belongToAnyOf(type)
        .should()
        .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);
  }

  private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
    return DescribedPredicate.describe(
        "are not known to compare public bytes", type -> !names.contains(type.getName()));
  }

  private static DescribedPredicate<JavaClass> areSecrets() {
    return DescribedPredicate.describe(
        "are secrets", type -> SECRETS.stream().anyMatch(secret -> type.isAssignableTo(secret)));
  }

  private static DescribedPredicate<JavaCall<?>> comparesArrays() {
    DescribedPredicate<JavaCall<?>> equals =
        target(
                owner(
                    DescribedPredicate.<JavaClass>describe(
                        "Arrays", SecretsInConstantTimeTest::isArrays)))
            .and(target(name("equals")).or(target(name("compare"))).or(target(name("mismatch"))));
    return equals
        .or(
            target(
                    owner(
                        DescribedPredicate.<JavaClass>describe(
                            "Objects", SecretsInConstantTimeTest::isObjects)))
                .and(target(name("deepEquals"))))
        .as("compares arrays");
  }

  private static boolean isArrays(JavaClass type) {
    return type.isEquivalentTo(Arrays.class);
  }

  private static boolean isObjects(JavaClass type) {
    return type.isEquivalentTo(Objects.class);
  }
}
