package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.MessageId;
import trm.node.casework.Disclosure;
import trm.node.casework.DisclosureBook;
import trm.referral.Basis;
import trm.referral.CaseReference;
import trm.referral.ConsentId;
import trm.referral.DisclosureClass;
import trm.referral.NodeId;

/** What was told to whom, in PostgreSQL. */
final class PostgresDisclosureBook implements DisclosureBook {
  private static final String CONSENT = "CONSENT";
  private static final String CHILD_PROTECTION = "CHILD_PROTECTION";
  private static final String NOTIFICATION_DUTY = "NOTIFICATION_DUTY";
  private static final String RISK_TO_LIFE = "RISK_TO_LIFE";
  private final JdbcClient sql;

  PostgresDisclosureBook(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public void add(CaseReference caseReference, Disclosure disclosure) {
    sql.sql(
            """
            INSERT INTO disclosure
                (message_id, case_reference, told_at, recipient, operator_kind, territory, classes,
                 purpose, basis, ground)
            VALUES (:id, :case, :at, :to, :kind, :territory, :classes, :purpose, :basis, :ground)""")
        .param("id", disclosure.message().value())
        .param("case", caseReference.value())
        .param("at", Sql.at(disclosure.at()))
        .param("to", disclosure.to().value())
        .param("kind", disclosure.operatorKind())
        .param("territory", disclosure.territory())
        .param(
            "classes",
            Sql.textArray(disclosure.classes().stream().map(DisclosureClass::name).toList()))
        .param("purpose", disclosure.purpose())
        .param("basis", nameOf(disclosure.basis()))
        .param("ground", groundOf(disclosure.basis()))
        .update();
  }

  @Override
  public List<Disclosure> of(CaseReference caseReference) {
    return sql.sql("SELECT * FROM disclosure WHERE case_reference = :case ORDER BY position")
        .param("case", caseReference.value())
        .query((row, _) -> read(row))
        .list();
  }

  private static Disclosure read(ResultSet row) throws SQLException {
    return new Disclosure(
        new MessageId(Sql.uuid(row, "message_id")),
        Sql.instant(row, "told_at"),
        new NodeId(row.getString("recipient")),
        row.getString("operator_kind"),
        row.getString("territory"),
        Arrays.stream((String[]) row.getArray("classes").getArray())
            .map(DisclosureClass::valueOf)
            .toList(),
        row.getString("purpose"),
        basis(row.getString("basis"), row.getString("ground")));
  }

  private static String nameOf(Basis basis) {
    return switch (basis) {
      case Basis.ByConsent consent -> CONSENT;
      case Basis.StatutoryChildProtection duty -> CHILD_PROTECTION;
      case Basis.NotificationDuty duty -> NOTIFICATION_DUTY;
      case Basis.RiskToLife risk -> RISK_TO_LIFE;
    };
  }

  /** The consent or the coded reason that the basis names. */
  private static @Nullable String groundOf(Basis basis) {
    return switch (basis) {
      case Basis.ByConsent(ConsentId consent) -> consent.value();
      case Basis.RiskToLife(String reason) -> reason;
      case Basis.StatutoryChildProtection duty -> null;
      case Basis.NotificationDuty duty -> null;
    };
  }

  private static Basis basis(String name, @Nullable String ground) {
    return switch (name) {
      case CONSENT -> new Basis.ByConsent(new ConsentId(Objects.requireNonNull(ground)));
      case CHILD_PROTECTION -> new Basis.StatutoryChildProtection();
      case NOTIFICATION_DUTY -> new Basis.NotificationDuty();
      case RISK_TO_LIFE -> new Basis.RiskToLife(Objects.requireNonNull(ground));
      default -> throw new IllegalStateException("A stored disclosure rests on " + name + ".");
    };
  }
}
