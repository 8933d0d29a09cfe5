package trm.node.partner;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import trm.evidence.journal.EntryDetail;
import trm.exchange.MailEntries;
import trm.exchange.Work;
import trm.node.casework.Freshness;
import trm.node.casework.Officer;

/** What the journal says of partners: who did what, and in the detail about whom. */
final class PartnerEntries {
  private final MailEntries entries;
  private final Freshness fresh;
  private final String self;

  PartnerEntries(String self, MailEntries entries, Freshness fresh) {
    this.self = self;
    this.entries = entries;
    this.fresh = fresh;
  }

  /** What an officer did. */
  void byOfficer(Work work, Partner partner, Act act, Officer by, Instant now) {
    write(work, partner, act, by.organisation().value(), by.officer().value(), now);
  }

  /** What the node did by itself. */
  void byTheNode(Work work, Partner partner, Act act, Instant now) {
    write(work, partner, act, self, "system", now);
  }

  private void write(
      Work work, Partner partner, Act act, String organisation, String officer, Instant now) {
    String json =
        "{\"partner\":\"%s\",\"organisation\":\"%s\"}"
            .formatted(partner.id(), partner.organisation().value());
    EntryDetail detail = new EntryDetail(fresh.salt(), json.getBytes(StandardCharsets.UTF_8), null);
    work.journal(entries.partnerChanged(organisation, officer, act.name(), detail, now), detail);
  }

  /** What may be done; stands in the journal for ever. */
  enum Act {
    PARTNER_ASKED_FOR,
    PARTNER_ADMITTED,
    TERMS_CHANGED,
    SUSPENDED,
    RESUMED,
    END_ASKED_FOR,
    DRAINED,
    DRAINS_AGAIN,
    WITHDRAWN,
    CLOSED
  }
}
