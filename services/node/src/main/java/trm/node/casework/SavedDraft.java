package trm.node.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.referral.CaseReference;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;

/**
 * A command that somebody left unfinished. No part of the case and of no evidence: nothing was
 * decided, and nobody may go by it.
 *
 * @param officer who wrote it last
 * @param caseReference absent for what belongs to no case yet
 * @param command kebab-case name
 * @param version counts how often it was written, from 1
 * @param content as it was typed, however incomplete
 */
public record SavedDraft(
    UUID id,
    OrganisationId organisation,
    OfficerId officer,
    @Nullable CaseReference caseReference,
    String command,
    long version,
    Instant changedAt,
    String content) {

  /** Shows nothing of what was typed. */
  @Override
  public String toString() {
    return "SavedDraft[" + id + ", " + command + ", " + version + "]";
  }
}
