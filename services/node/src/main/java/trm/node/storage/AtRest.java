package trm.node.storage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.node.keys.MasterKey;
import trm.node.keys.PartKeys;

/**
 * Content at rest (bodies of outgoing messages, details of journal entries): under the key of its
 * part, so that destroying that key erases it too. What belongs to no part of a case rests under
 * the master key.
 */
final class AtRest {
  private final PartKeys keys;
  private final MasterKey masterKey;
  private final String purpose;

  AtRest(PartKeys keys, MasterKey masterKey, String purpose) {
    this.keys = keys;
    this.masterKey = masterKey;
    this.purpose = purpose;
  }

  byte[] write(byte[] content, @Nullable CaseReference caseReference, @Nullable String part) {
    if (caseReference == null || part == null) {
      return masterKey.encrypt(content, purpose);
    }
    return keys.require(caseReference, part).encrypt(content, caseReference, part, purpose);
  }

  /**
   * Reads stored content.
   *
   * @param wrapped the part's key as its row has it; absent when it was destroyed
   * @return empty when it was erased
   */
  Optional<byte[]> read(
      byte[] stored,
      byte @Nullable [] wrapped,
      @Nullable CaseReference caseReference,
      @Nullable String part) {
    if (caseReference == null || part == null) {
      return Optional.of(masterKey.decrypt(stored, purpose));
    }
    if (wrapped == null) {
      return Optional.empty();
    }
    return masterKey
        .unwrap(wrapped, caseReference, part)
        .decrypt(stored, caseReference, part, purpose);
  }
}
