package trm.node.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import trm.referral.profile.BilateralAgreement;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.Provisions;

/** Profiles and agreements from files. A word that the form does not know refuses the file. */
public final class ProfileFiles {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private ProfileFiles() {}

  /**
   * What holds at a node.
   *
   * @param territory of the node, as the directory says
   * @param copies how long the operator's copies last
   * @throws InvalidProfileException when a file is unusable, or is another country's
   */
  public static Provisions provisions(
      String territory, @Nullable Path country, @Nullable Path agreements, Period copies) {
    CountryProfile profile = country == null ? CountryProfile.neutral(territory) : country(country);
    if (!profile.territory().equals(territory)) {
      throw new InvalidProfileException(
          "The profile is of %s, and the directory says that this node is in %s."
              .formatted(profile.territory(), territory));
    }
    return new Provisions(profile, agreements == null ? List.of() : agreements(agreements), copies);
  }

  /** The profile in a file. */
  public static CountryProfile country(Path file) {
    try {
      return YAML.readValue(file, CountryFile.class).read();
    } catch (JacksonException | IllegalArgumentException e) {
      throw new InvalidProfileException(file, e);
    }
  }

  /** The agreements in a folder, in the order of their files' names. */
  public static List<BilateralAgreement> agreements(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(ProfileFiles::agreement)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The agreements cannot be read: " + folder, e);
    }
  }

  private static BilateralAgreement agreement(Path file) {
    try {
      return YAML.readValue(file, AgreementFile.class).read();
    } catch (JacksonException | IllegalArgumentException e) {
      throw new InvalidProfileException(file, e);
    }
  }
}
