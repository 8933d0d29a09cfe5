package trm.node.storage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.node.OfficerRole;
import trm.node.casework.Officer;
import trm.node.keys.MasterKey;
import trm.node.notice.Mail;
import trm.node.notice.MailAddress;
import trm.node.notice.NoticeBook;
import trm.node.notice.NoticeKind;
import trm.node.notice.Subscription;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/** Subscriptions and mails in PostgreSQL; addresses rest encrypted. */
final class PostgresNoticeBook implements NoticeBook {
  private static final String PURPOSE = "notice-address";
  private final JdbcClient sql;
  private final MasterKey masterKey;

  PostgresNoticeBook(JdbcClient sql, MasterKey masterKey) {
    this.sql = sql;
    this.masterKey = masterKey;
  }

  /** Whoever subscribes again is told again of what is there: a mail may have been lost. */
  @Override
  public void put(Subscription subscription, Instant now) {
    Officer by = subscription.by();
    delete(by.organisation(), by.officer());
    sql.sql(
            """
            INSERT INTO notice_subscription
                (id, organisation, officer, account, organisation_kind, roles, address, language,
                 kinds, ends_at, look_at)
            VALUES (:id, :organisation, :officer, :account, :kind, :roles, :address, :language,
                    :kinds, :ends, :now)""")
        .param("id", subscription.id())
        .param("organisation", by.organisation().value())
        .param("officer", by.officer().value())
        .param("account", by.client())
        .param("kind", by.kind().name())
        .param("roles", names(by.roles(), OfficerRole::name))
        .param("address", sealed(subscription.address()))
        .param("language", subscription.language())
        .param("kinds", names(subscription.kinds(), NoticeKind::name))
        .param("ends", Sql.at(subscription.endsAt()))
        .param("now", Sql.at(now))
        .update();
  }

  private static <T> Object names(Set<T> all, Function<T, String> name) {
    return Sql.textArray(all.stream().map(name).sorted().toList());
  }

  private byte[] sealed(MailAddress address) {
    return masterKey.encrypt(address.value().getBytes(StandardCharsets.UTF_8), PURPOSE);
  }

  private MailAddress address(ResultSet row) throws SQLException {
    return new MailAddress(
        new String(masterKey.decrypt(row.getBytes("address"), PURPOSE), StandardCharsets.UTF_8));
  }

  @Override
  public Optional<Subscription> find(OrganisationId organisation, OfficerId officer) {
    return sql.sql(
            """
            SELECT * FROM notice_subscription
             WHERE organisation = :organisation AND officer = :officer""")
        .param("organisation", organisation.value())
        .param("officer", officer.value())
        .query((row, _) -> subscription(row))
        .optional();
  }

  private Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        Sql.uuid(row, "id"),
        new Officer(
            row.getString("account"),
            new OrganisationId(row.getString("organisation")),
            OrganisationKind.valueOf(row.getString("organisation_kind")),
            new OfficerId(row.getString("officer")),
            null,
            set(row, "roles", OfficerRole::valueOf)),
        address(row),
        row.getString("language"),
        set(row, "kinds", NoticeKind::valueOf),
        Sql.instant(row, "ends_at"),
        Sql.instantOrNull(row, "refused_at"));
  }

  private static <T> Set<T> set(ResultSet row, String column, Function<String, T> of)
      throws SQLException {
    return Arrays.stream((String[]) row.getArray(column).getArray())
        .map(of)
        .collect(Collectors.toSet());
  }

  @Override
  public void delete(OrganisationId organisation, OfficerId officer) {
    sql.sql(
            """
            DELETE FROM notice_subscription
             WHERE organisation = :organisation AND officer = :officer""")
        .param("organisation", organisation.value())
        .param("officer", officer.value())
        .update();
  }

  @Override
  public List<Subscription> refused() {
    return sql.sql(
            "SELECT * FROM notice_subscription WHERE refused_at IS NOT NULL ORDER BY refused_at, id")
        .query((row, _) -> subscription(row))
        .list();
  }

  @Override
  public Optional<Subscription> takeToLook(Instant now, Instant nextLook) {
    return sql.sql(
            """
            UPDATE notice_subscription SET look_at = :next
             WHERE id = (SELECT id FROM notice_subscription
                          WHERE look_at <= :now AND ends_at > :now AND refused_at IS NULL
                          ORDER BY look_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *""")
        .param("now", Sql.at(now))
        .param("next", Sql.at(nextLook))
        .query((row, _) -> subscription(row))
        .optional();
  }

  @Override
  public Optional<Set<String>> told(UUID subscription) {
    return sql.sql(
            """
            SELECT told FROM notice_subscription
             WHERE id = :id AND refused_at IS NULL AND NOT EXISTS (
                   SELECT 1 FROM notice_mail
                    WHERE subscription = notice_subscription.id AND due_at IS NOT NULL)
               FOR UPDATE""")
        .param("id", subscription)
        .query((row, _) -> set(row, "told", text -> text))
        .optional();
  }

  @Override
  public void tell(UUID subscription, Set<String> told, @Nullable Mail mail, Instant now) {
    sql.sql("UPDATE notice_subscription SET told = :told WHERE id = :id")
        .param("id", subscription)
        .param("told", names(told, text -> text))
        .update();
    if (mail != null) {
      insert(mail, now);
    }
  }

  private void insert(Mail mail, Instant now) {
    List<NoticeKind> kinds = mail.counts().keySet().stream().sorted().toList();
    sql.sql(
            """
            INSERT INTO notice_mail (id, subscription, kinds, counts, made_at, due_at)
            VALUES (:id, :subscription, :kinds, :counts, :now, :now)""")
        .param("id", mail.id())
        .param("subscription", mail.subscription())
        .param("kinds", Sql.textArray(kinds.stream().map(NoticeKind::name).toList()))
        .param(
            "counts",
            Sql.intArray(kinds.stream().map(kind -> mail.counts().getOrDefault(kind, 0)).toList()))
        .param("now", Sql.at(now))
        .update();
  }

  @Override
  public List<String> disabledWebhooks(OrganisationId organisation) {
    return sql.sql(
            """
            SELECT id || ' ' || extract(epoch FROM disabled_at) FROM webhook
             WHERE organisation = :organisation AND state = 'DISABLED'
               AND disabled_for <> 'PARTNER_PENDING' ORDER BY id""")
        .param("organisation", organisation.value())
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Override
  public Optional<Mail> takeDue(Instant now, Instant leaseUntil) {
    return sql.sql(
            """
            UPDATE notice_mail SET due_at = :lease
              FROM notice_subscription whose
             WHERE whose.id = notice_mail.subscription
               AND notice_mail.id = (SELECT id FROM notice_mail WHERE due_at <= :now
                                      ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING notice_mail.id, notice_mail.subscription, notice_mail.kinds,
                      notice_mail.counts, notice_mail.failures, whose.address, whose.language""")
        .param("now", Sql.at(now))
        .param("lease", Sql.at(leaseUntil))
        .query((row, _) -> mail(row))
        .optional();
  }

  private Mail mail(ResultSet row) throws SQLException {
    String[] kinds = (String[]) row.getArray("kinds").getArray();
    Integer[] counts = (Integer[]) row.getArray("counts").getArray();
    Map<NoticeKind, Integer> counted = new EnumMap<>(NoticeKind.class);
    for (int i = 0; i < kinds.length; i++) {
      counted.put(NoticeKind.valueOf(kinds[i]), counts[i]);
    }
    return new Mail(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "subscription"),
        address(row),
        row.getString("language"),
        counted,
        row.getInt("failures"));
  }

  @Override
  public void attempted(Mail mail, Outcome outcome, @Nullable Instant dueAt, Instant now) {
    sql.sql(
            """
            UPDATE notice_mail
               SET outcome = :outcome, due_at = :due,
                   failures = failures + CASE WHEN :outcome = 'SENT' THEN 0 ELSE 1 END
             WHERE id = :id""")
        .param("id", mail.id())
        .param("outcome", outcome.name())
        .param("due", Sql.at(dueAt))
        .update();
    // What no mail told is told by the next one.
    if (outcome == Outcome.GIVEN_UP || outcome == Outcome.REFUSED) {
      sql.sql(
              """
              UPDATE notice_subscription
                 SET told = '{}', refused_at = :refused::timestamptz WHERE id = :id""")
          .param("id", mail.subscription())
          .param("refused", outcome == Outcome.REFUSED ? Sql.at(now) : null)
          .update();
    }
  }

  @Override
  public void forget(Instant before) {
    sql.sql("DELETE FROM notice_subscription WHERE ends_at < :before")
        .param("before", Sql.at(before))
        .update();
    sql.sql("DELETE FROM notice_mail WHERE due_at IS NULL AND made_at < :before")
        .param("before", Sql.at(before))
        .update();
  }

  @Override
  public Map<Boolean, Long> count() {
    Map<Boolean, Long> counts = new HashMap<>(Map.of(true, 0L, false, 0L));
    sql.sql("SELECT refused_at IS NOT NULL, count(*) FROM notice_subscription GROUP BY 1")
        .query((row, _) -> counts.put(row.getBoolean(1), row.getLong(2)))
        .list();
    return counts;
  }
}
