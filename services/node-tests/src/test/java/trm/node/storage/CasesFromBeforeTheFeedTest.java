package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import trm.node.feed.FeedBook.Asker;
import trm.node.feed.FeedEntry.About;
import trm.node.feed.FeedReader;
import trm.node.feed.FeedReader.Reading;
import trm.node.feed.FeedType;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;

/** A node that had cases before it had a feed. */
final class CasesFromBeforeTheFeedTest {

  @Test
  void eachOrganisationIsToldOfItsCases() throws SQLException {
    String url = TestDatabase.emptyUrl();
    Flyway.configure()
        .dataSource(url, TestDatabase.OWNER, TestDatabase.PASSWORD)
        .placeholders(Map.of("service_role", TestDatabase.SERVICE))
        .target("6")
        .load()
        .migrate();
    insert(url, "CASE-INVENTED-1", "shelter,police");
    insert(url, "CASE-INVENTED-2", "police");
    Schema.migrate(url, TestDatabase.OWNER, TestDatabase.PASSWORD, TestDatabase.SERVICE);

    try (TestDatabase database = TestDatabase.at(url)) {
      assertThat(told(database, "shelter").entries())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.type()).isEqualTo(FeedType.CASE_VISIBLE);
                assertThat(entry.about())
                    .isEqualTo(new About.OfCase(new CaseReference("CASE-INVENTED-1"), null, 3, 2));
              });
      assertThat(told(database, "police").entries()).hasSize(2);
    }
  }

  private static Reading.Page told(TestDatabase database, String organisation) {
    FeedReader reader = new FeedReader(database.unitOfWork(), database.feed());
    Asker asker = new Asker(new OrganisationId(organisation), false);
    return (Reading.Page) reader.read(asker, null, 10);
  }

  private static void insert(String url, String caseReference, String organisations)
      throws SQLException {
    try (Connection owner =
            DriverManager.getConnection(url, TestDatabase.OWNER, TestDatabase.PASSWORD);
        Statement statement = owner.createStatement()) {
      statement.execute(
          """
          INSERT INTO case_line (case_reference, version, epoch, authority, duty, turn,
              organisations, changed_at)
          VALUES ('%s', 1, 3, 'mo-destination', '{mo-destination}', 2, '{%s}', now())"""
              .formatted(caseReference, organisations));
    }
  }
}
