package trm.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** The checks that settings make of themselves. Each answers the value, or names the setting. */
final class Check {
  private Check() {}

  static String text(String setting, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidSettingException(setting, "is missing");
    }
    return value;
  }

  static Path file(String setting, @Nullable Path value) {
    if (value == null || value.toString().isBlank()) {
      throw new InvalidSettingException(setting, "is missing");
    }
    return value;
  }

  static int between(String setting, int low, int high, int value) {
    if (value < low || value > high) {
      throw new InvalidSettingException(
          setting, "must lie between " + low + " and " + high + ", not " + value);
    }
    return value;
  }

  static Duration atLeast(String setting, Duration least, @Nullable Duration value) {
    if (value == null || value.compareTo(least) < 0) {
      throw new InvalidSettingException(setting, "must be a duration of at least " + least);
    }
    return value;
  }

  static Period positive(String setting, @Nullable Period value) {
    if (value == null || value.isNegative() || value.isZero()) {
      throw new InvalidSettingException(setting, "must be a period of at least a day");
    }
    return value;
  }
}
