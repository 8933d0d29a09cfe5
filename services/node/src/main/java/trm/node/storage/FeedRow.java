package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import trm.node.feed.EntryId;
import trm.node.feed.FeedBook.Placed;
import trm.node.feed.FeedEntry;
import trm.node.feed.FeedEntry.About;
import trm.node.feed.FeedType;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;

/** An entry of the feed as a row has it. */
final class FeedRow {
  private FeedRow() {}

  static Placed placed(ResultSet row) throws SQLException {
    return new Placed(row.getLong("position"), entry(row));
  }

  static FeedEntry entry(ResultSet row) throws SQLException {
    String[] audience = (String[]) row.getArray("audience").getArray();
    return new FeedEntry(
        new EntryId(Sql.uuid(row, "id")),
        new FeedType(row.getString("type")),
        Sql.instant(row, "occurred_at"),
        Sql.instant(row, "recorded_at"),
        about(row),
        Arrays.stream(audience).map(OrganisationId::new).collect(Collectors.toSet()),
        row.getBoolean("every_case"));
  }

  private static About about(ResultSet row) throws SQLException {
    UUID webhook = row.getObject("webhook", UUID.class);
    return webhook != null
        ? new About.OfWebhook(webhook, row.getString("reason"))
        : new About.OfCase(
            new CaseReference(row.getString("case_reference")),
            row.getString("measure"),
            row.getLong("epoch"),
            row.getLong("turn"));
  }
}
