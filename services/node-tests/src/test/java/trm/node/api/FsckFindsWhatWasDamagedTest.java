package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.node.api.CorrespondingNodes.MN;
import static trm.node.api.CorrespondingNodes.MO;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.node.NodeUnderTest.Ran;
import trm.node.storage.TestDatabase;

/** Whoever has the database's own superuser damages a node's records, each time in one place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FsckFindsWhatWasDamagedTest {
  @TempDir static Path folder;
  private CorrespondingNodes nodes;
  private Ran whileItServed;

  @BeforeAll
  void aStoryIsTold() {
    nodes = new CorrespondingNodes(folder);
    nodes.verify();
    // Two that are sealed and wait for their receipts.
    nodes.warn("RETALIATION");
    nodes.warn("HEALTH");
    whileItServed = nodes.node(MO).command(nodes.node(MO).databaseUrl(), "fsck");
    nodes.close();
  }

  @Test
  void findsNothingInANodeThatServes() {
    assertThat(whileItServed.status()).as(whileItServed.out() + whileItServed.err()).isZero();
    assertThat(whileItServed.out())
        .contains("journal entries", "own checkpoints", "receipts owed or given", "1 cases")
        .contains("What could not be checked", "SOUND as far as it could be checked");
  }

  @Test
  void findsNothingInItsPeer() {
    Ran ran = nodes.node(MN).command(nodes.node(MN).databaseUrl(), "fsck", "--json");
    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    assertThat(JsonMapper.shared().readTree(ran.out()).get("sound").asBoolean()).isTrue();
  }

  @Test
  void saysHowItIsUsedAndWhatItDoesNotKnow() {
    String url = nodes.node(MO).databaseUrl();
    assertThat(nodes.node(MO).command(url, "fsck", "--help").out()).contains("Exit status");
    Ran mistyped = nodes.node(MO).command(url, "fsck", "--jsno");
    assertThat(mistyped.status()).isEqualTo(2);
    assertThat(mistyped.err()).contains("There is no option --jsno.");
    Ran away = nodes.node(MO).command("jdbc:postgresql://127.0.0.1:1/none", "fsck");
    assertThat(away.status()).isEqualTo(2);
    assertThat(away.err()).contains("The database does not answer");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          an edited leaf | HASH_DIFFERS | journal_line | update journal_line set leaf = set_byte(leaf, 30, get_byte(leaf, 30) # 1) where index = 3
          an edited column beside a leaf | COLUMN_DIFFERS | journal_line | update journal_line set case_reference = null where index = (select max(index) from journal_line where case_reference is not null)
          a stored subtree hash | HASH_DIFFERS | journal_line | update journal_line set completed = set_byte(completed, 40, get_byte(completed, 40) # 1) where index = 3
          a line taken out | JOURNAL_GAP | journal_line | alter table journal_detail drop constraint journal_detail_generation_index_fkey; delete from journal_line where index = 5
          the end cut off | JOURNAL_SHORTENED | journal_checkpoint | alter table journal_detail drop constraint journal_detail_generation_index_fkey; delete from journal_line where index >= (select max(size) - 1 from journal_checkpoint)
          an edited detail | DETAIL_DIFFERS | journal_detail | update journal_detail set protected = set_byte(protected, octet_length(protected) - 1, get_byte(protected, octet_length(protected) - 1) # 1) where index = (select min(index) from journal_detail where part is not null)
          a detail of another entry | DETAIL_DIFFERS | journal_detail | update journal_detail d set protected = (select protected from journal_detail e where e.part = d.part and e.index > d.index order by index limit 1) where index = (select min(index) from journal_detail where part = 'OWN')
          a detail taken out | DETAIL_MISSING | journal_detail | delete from journal_detail where index = (select min(index) from journal_detail)
          a forged root | CHECKPOINT_DIFFERS | journal_checkpoint | update journal_checkpoint set root = sha256(root) where size = (select min(size) from journal_checkpoint)
          a forged checkpoint | CHECKPOINT_REFUSED | journal_checkpoint | update journal_checkpoint set note = overlay(note placing 'AAAAAAAAAAAA' from length(note) - 50)
          a message taken out | ENTRY_WITHOUT_MESSAGE | journal_line | delete from outbox where message_id = (select message_id from outbox where case_reference is not null limit 1)
          a message readdressed | MESSAGE_WITHOUT_ENTRY | outbox | update outbox set recipient = 'th-transit' where message_id = (select message_id from outbox where content = 'SEALED' and case_reference is not null limit 1)
          another envelope | CONTENT_DIFFERS | outbox | update outbox set envelope = set_byte(envelope, 50, get_byte(envelope, 50) # 1) where message_id = (select message_id from outbox where content = 'SEALED' and case_reference is not null limit 1)
          a body of another message | CONTENT_DIFFERS | outbox | update outbox o set body = p.body, salt = p.salt from outbox p where o.content = 'SEALED' and p.content = 'SEALED' and o.part = p.part and o.message_id <> p.message_id
          a receipt of another message | RECEIPT_REFUSED | receipt_held | update receipt_held h set text = i.text from receipt_held i where i.message_id <> h.message_id
          a receipt taken out | RECEIPT_MISSING | outbox | delete from receipt_held where message_id = (select message_id from receipt_held limit 1)
          a receipt that nobody gave | RECEIPT_REFUSED | receipt_held | update outbox set state = 'SENT' where message_id = (select message_id from receipt_held limit 1)
          a note taken out | ENTRY_WITHOUT_NOTE | journal_line | delete from inbox_note where statement ->> 'caseReference' is not null
          a note of what never came | NOTE_WITHOUT_ENTRY | inbox_note | insert into inbox_note (envelope, first_envelope, sender, message_id, statement, received_at, expires_at) select sha256(envelope), sha256(envelope), sender, gen_random_uuid(), statement, received_at, expires_at from inbox_note limit 1
          a debt taken out | RECEIPT_NOT_OWED | journal_line | delete from receipt_owed
          a receipt given for nothing | RECEIPT_WITHOUT_ENTRY | receipt_owed | update receipt_owed set leaf_hash = sha256(leaf_hash)
          a receipt given for another journal | RECEIPT_REFUSED | receipt_owed | update receipt_owed set text = (select text from receipt_held limit 1)
          a fact without entry | FACT_WITHOUT_ENTRY | case_fact | insert into case_fact (case_reference, version, event_type, part, clear, guarded) select case_reference, (select max(version) + 1 from case_fact), event_type, part, clear, guarded from case_fact where event_type = 'MeasureRecorded'
          a fact of a peer that it never told | FACT_WITHOUT_ENTRY | case_fact | insert into case_fact (case_reference, version, event_type, part, clear, guarded) select case_reference, (select max(version) + 1 from case_fact), event_type, part, clear, guarded from case_fact where clear -> 'stamp' ->> 'node' = 'mn-origin'
          a fact taken out | ENTRY_WITHOUT_FACT | journal_line | delete from case_fact where event_type = 'MeasureRecorded'
          a fact that says something else | FACT_DIFFERS | case_fact | update case_fact set clear = jsonb_set(clear, '{event,measure}', '"M1.4"') where event_type = 'MeasureRecorded'
          a fact of another officer | FACT_WITHOUT_ENTRY | case_fact | update case_fact set clear = jsonb_set(clear, '{stamp,officer}', '"nobody"') where event_type = 'MeasureRecorded'
          guarded words of another fact | KEY_UNUSABLE | case_fact | update case_fact set guarded = set_byte(guarded, 20, get_byte(guarded, 20) # 1) where version = (select min(version) from case_fact where guarded is not null)
          a part key taken out | KEY_MISSING | part_key | delete from part_key where part = 'OWN'
          a part key of another part | KEY_UNUSABLE | part_key | update part_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) where part = 'OWN'
          a line of the list | LIST_DIFFERS | case_line | update case_line set epoch = epoch + 1
          a case out of an office's list | LIST_DIFFERS | case_by_organisation | delete from case_by_organisation
          a case in the list of another office | LIST_DIFFERS | case_by_organisation | insert into case_by_organisation select 'mo-others', case_reference, changed_at from case_line
          a case out of its place in a list | LIST_DIFFERS | case_by_organisation | update case_by_organisation set changed_at = changed_at - interval '1 day'
          what was told, taken out | DISCLOSURE_MISSING | disclosure | delete from disclosure where position = (select max(position) from disclosure)
          what was told, on another ground | DISCLOSURE_WITHOUT_BASIS | disclosure | update disclosure set ground = 'nothing' where basis = 'RISK_TO_LIFE'
          what was told, on no consent | DISCLOSURE_WITHOUT_BASIS | disclosure | update disclosure set basis = 'CONSENT', ground = 'c-none'
          a witnessed root | COLUMN_DIFFERS | witnessed_checkpoint | update witnessed_checkpoint set root = sha256(root)
          a journal that peers know to be longer | JOURNAL_SHORTENED | witnessed_checkpoint | insert into witnessed_checkpoint select 'mo-destination', generation, size + 1, root, note, now() from journal_checkpoint order by size desc limit 1
          """)
  void namesTheRow(String damage, String kind, String table, String statements) {
    String url = TestDatabase.copyOf(nodes.node(MO).databaseUrl());
    var superuser = TestDatabase.asSuperuser(url);
    int changed = 0;
    for (String statement : statements.split(";", -1)) {
      changed += superuser.sql(statement).update();
    }
    assertThat(changed).as("rows that were damaged").isPositive();

    Ran ran = nodes.node(MO).command(url, "fsck", "--json");

    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(1);
    JsonNode findings = JsonMapper.shared().readTree(ran.out()).get("findings");
    assertThat(findings.valueStream())
        .as(damage + ": " + findings)
        .anyMatch(
            one ->
                one.get("kind").asString().equals(kind)
                    && one.get("table").asString().equals(table)
                    && !one.get("key").asString().isEmpty()
                    && one.get("sentence").asString().endsWith("."));
  }
}
