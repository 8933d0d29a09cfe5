package trm.node.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import trm.node.Charter;
import trm.node.OfficerRole;

/** Whom {@link AllowedTo} means at a node of a charter. */
public final class Callers {
  private Callers() {}

  /**
   * The roles that are let in.
   *
   * @param command what stands for {@code {command}} in the path; empty where nothing does
   */
  public static Set<OfficerRole> of(AllowedTo allowed, Charter charter, String command) {
    if (!allowed.readers().isEmpty()) {
      return charter.readings().getOrDefault(allowed.readers(), Set.of());
    }
    if (!allowed.givers().isEmpty()) {
      return charter.commands().getOrDefault(command(allowed, command), Set.of());
    }
    return allowed.value().length == 0 ? allBut(allowed.except()) : setOf(allowed.value());
  }

  /** A rapporteur sees nothing of a single case: what is open to all is not open to that role. */
  private static Set<OfficerRole> allBut(OfficerRole... except) {
    EnumSet<OfficerRole> all = EnumSet.complementOf(setOf(except));
    all.remove(OfficerRole.NATIONAL_RAPPORTEUR);
    return all;
  }

  private static EnumSet<OfficerRole> setOf(OfficerRole... roles) {
    EnumSet<OfficerRole> set = EnumSet.noneOf(OfficerRole.class);
    set.addAll(List.of(roles));
    return set;
  }

  /** The charter's command whose givers are meant. */
  static String command(AllowedTo allowed, String inPath) {
    return allowed.givers().startsWith("{") ? inPath : allowed.givers();
  }
}
