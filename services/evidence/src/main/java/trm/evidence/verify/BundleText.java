package trm.evidence.verify;

import static trm.evidence.journal.StrictText.encode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.JsonObject;
import trm.evidence.journal.ConsistencyProof;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.StrictText;

/** A bundle as JSON. A part that cannot be read is noted, so that the rest is still verified. */
final class BundleText {
  private static final String FORMAT = "trm-evidence-bundle/1";
  private static final int PARTS_MAX = 1_000_000;

  private final List<Damage> damages = new ArrayList<>();

  private BundleText() {}

  static String write(EvidenceBundle bundle) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("journal", bundle.journal().origin());
    if (bundle.caseReference() != null) {
      json.put("caseReference", bundle.caseReference().value());
    }
    json.put("exportedAt", bundle.exportedAt().toString());
    json.put("directory", bundle.directory());
    json.put("checkpoint", bundle.checkpoint());
    json.put("entries", bundle.entries().stream().map(BundleText::entry).toList());
    json.put("consistency", bundle.consistency().stream().map(BundleText::consistency).toList());
    json.put("statements", bundle.statements());
    json.put("receipts", bundle.receipts());
    json.put("witnessed", bundle.witnessed());
    return JsonObject.write(json) + "\n";
  }

  private static Map<String, Object> entry(BundleEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("index", entry.index());
    json.put("leaf", encode(entry.leaf()));
    json.put("path", path(entry.path()));
    if (entry.detail() != null) {
      json.put("salt", encode(entry.detail().salt()));
      json.put("content", encode(entry.detail().content()));
    }
    return json;
  }

  private static Map<String, Object> consistency(ConsistencyProof proof) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", proof.from());
    json.put("to", proof.to());
    json.put("path", path(proof.path()));
    return json;
  }

  private static List<String> path(List<Digest> path) {
    return path.stream().map(hash -> encode(hash.bytes())).toList();
  }

  /**
   * Reads a bundle's file.
   *
   * @throws BundleUnusableException when nothing in it can be verified
   */
  static BundleFile read(String name, String text) {
    if (text.length() > BundleFile.LENGTH_MAX) {
      throw new BundleUnusableException(name, "it is larger than any bundle may be", null);
    }
    try {
      return new BundleText().file(name, JsonObject.parse(text));
    } catch (IllegalArgumentException | ProofRejectedException e) {
      throw new BundleUnusableException(name, e.getMessage(), e);
    }
  }

  private BundleFile file(String name, JsonObject json) {
    if (!json.text("format").equals(FORMAT)) {
      throw new IllegalArgumentException("The format is not " + FORMAT + ".");
    }
    EvidenceBundle bundle =
        new EvidenceBundle(
            Generation.parse(json.text("journal")),
            json.optionalText("caseReference").map(CaseReference::new).orElse(null),
            json.instant("exportedAt"),
            json.text("directory"),
            json.text("checkpoint"),
            entries(bounded(json.objects("entries"))),
            consistency(bounded(json.objects("consistency"))),
            bounded(json.texts("statements")),
            bounded(json.texts("receipts")),
            bounded(json.texts("witnessed")));
    return new BundleFile(name, bundle, damages);
  }

  private static <T> List<T> bounded(List<T> parts) {
    if (parts.size() > PARTS_MAX) {
      throw new IllegalArgumentException("The bundle has more than " + PARTS_MAX + " parts.");
    }
    return parts;
  }

  private List<BundleEntry> entries(List<JsonObject> all) {
    List<BundleEntry> entries = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      JsonObject json = all.get(i);
      String place = "Number %d in the list of entries".formatted(i + 1);
      orDamage(place, indexOf(json), () -> entry(json), entries);
    }
    return entries;
  }

  private List<ConsistencyProof> consistency(List<JsonObject> all) {
    List<ConsistencyProof> proofs = new ArrayList<>();
    for (JsonObject json : all) {
      orDamage("A consistency proof", null, () -> consistency(json), proofs);
    }
    return proofs;
  }

  private <T> void orDamage(String place, @Nullable Long entry, Supplier<T> reading, List<T> into) {
    try {
      into.add(reading.get());
    } catch (IllegalArgumentException | ProofRejectedException e) {
      damages.add(new Damage(entry, place + " cannot be read: " + e.getMessage()));
    }
  }

  private static @Nullable Long indexOf(JsonObject json) {
    try {
      return json.number("index");
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static BundleEntry entry(JsonObject json) {
    return new BundleEntry(
        json.number("index"),
        StrictText.decode(json.text("leaf"), "entry's leaf"),
        path(json),
        json.optionalText("salt").map(salt -> detail(salt, json.text("content"))).orElse(null));
  }

  private static EntryDetail detail(String salt, String content) {
    return new EntryDetail(
        StrictText.decode(salt, "detail's salt"), StrictText.decode(content, "detail's content"));
  }

  private static ConsistencyProof consistency(JsonObject json) {
    return new ConsistencyProof(json.number("from"), json.number("to"), path(json));
  }

  private static List<Digest> path(JsonObject json) {
    return json.texts("path").stream()
        .map(hash -> StrictText.digest(hash, "proof's path"))
        .toList();
  }
}
