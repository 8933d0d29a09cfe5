package trm.evidence.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the checks have come upon so far, in the order in which they did. */
final class Findings {
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> clocks = new LinkedHashSet<>();
  private final Set<String> unchecked = new LinkedHashSet<>();

  void find(FindingKind kind, ProvenEntry entry, String sentence) {
    find(kind, entry.bundle(), entry.index(), sentence);
  }

  void find(FindingKind kind, String bundle, @Nullable Long entry, String sentence) {
    findings.add(new Finding(kind, bundle, entry, sentence));
  }

  void clock(String sentence) {
    clocks.add(sentence);
  }

  void unchecked(String sentence) {
    unchecked.add(sentence);
  }

  List<Finding> all() {
    return List.copyOf(findings);
  }

  List<String> clocks() {
    return List.copyOf(clocks);
  }

  List<String> unchecked() {
    return List.copyOf(unchecked);
  }
}
