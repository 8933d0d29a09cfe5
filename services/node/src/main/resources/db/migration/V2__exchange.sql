-- The journal. The service may add lines and read them; nobody may change one (see the grants).
CREATE TABLE journal_generation (
    number int PRIMARY KEY CHECK (number > 0)
);
INSERT INTO journal_generation VALUES (1);

CREATE TABLE journal_line (
    generation int    NOT NULL REFERENCES journal_generation,
    index      bigint NOT NULL CHECK (index >= 0),
    leaf       bytea  NOT NULL,
    leaf_hash  bytea  NOT NULL,
    completed  bytea  NOT NULL, -- hashes of the subtrees that this line completes, by level
    case_reference text,
    PRIMARY KEY (generation, index)
);
CREATE INDEX journal_line_by_hash ON journal_line (leaf_hash);
CREATE INDEX journal_line_by_case ON journal_line (case_reference, index)
    WHERE case_reference IS NOT NULL;

-- What a line's commitment was made over. Apart, so that it can be erased without touching a line.
CREATE TABLE journal_detail (
    generation     int    NOT NULL,
    index          bigint NOT NULL,
    case_reference text,
    part           text,
    protected      bytea  NOT NULL,
    PRIMARY KEY (generation, index),
    FOREIGN KEY (generation, index) REFERENCES journal_line
);

CREATE TABLE journal_checkpoint (
    generation int    NOT NULL REFERENCES journal_generation,
    size       bigint NOT NULL,
    root       bytea  NOT NULL,
    note       text   NOT NULL,
    PRIMARY KEY (generation, size)
);

-- Whoever appends waits here, so that an index has no gap. The lock ends with the transaction, and
-- the second statement of this function sees what was committed while the first one waited.
-- The edge is the hashes of the complete subtrees that make up the tree, largest first: one for
-- each bit of the size. It comes with the lock, since others wait while it is held.
CREATE FUNCTION journal_lock(OUT size bigint, OUT edge bytea) LANGUAGE plpgsql AS $$
DECLARE
    current_generation int;
    ending bigint := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(7467001);
    current_generation := (SELECT max(number) FROM journal_generation);
    size := (SELECT coalesce(max(index) + 1, 0) FROM journal_line
              WHERE generation = current_generation);
    edge := '';
    FOR level IN REVERSE 62..0 LOOP
        IF size & (1::bigint << level) <> 0 THEN
            ending := ending + (1::bigint << level);
            edge := edge || (SELECT substring(completed FROM 32 * level + 1 FOR 32)
                               FROM journal_line
                              WHERE generation = current_generation AND index = ending - 1);
        END IF;
    END LOOP;
END $$;

CREATE FUNCTION journal_append(
    first bigint, leaves bytea[], completed bytea[], cases text[], parts text[], details bytea[])
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    current_generation int := (SELECT max(number) FROM journal_generation);
BEGIN
    INSERT INTO journal_line (generation, index, leaf, leaf_hash, completed, case_reference)
        SELECT current_generation, first + at - 1, leaf, substring(hashes FROM 1 FOR 32), hashes,
               case_reference
          FROM unnest(leaves, completed, cases) WITH ORDINALITY
            AS line (leaf, hashes, case_reference, at);
    INSERT INTO journal_detail (generation, index, case_reference, part, protected)
        SELECT current_generation, first + at - 1, case_reference, part, detail
          FROM unnest(cases, parts, details) WITH ORDINALITY
            AS line (case_reference, part, detail, at)
         WHERE detail IS NOT NULL;
    RETURN first;
END $$;

-- The way out, which is the sender's ledger too.
CREATE TABLE conversation (
    generation     int    NOT NULL,
    case_reference text   NOT NULL,
    recipient      text   NOT NULL,
    conversation   text   NOT NULL UNIQUE,
    last_sequence  bigint NOT NULL,
    PRIMARY KEY (generation, case_reference, recipient)
);

CREATE TABLE outbox (
    position         bigint GENERATED ALWAYS AS IDENTITY,
    message_id       uuid        PRIMARY KEY,
    recipient        text        NOT NULL,
    conversation     text,
    sequence         bigint      NOT NULL,
    case_reference   text,
    epoch            bigint      NOT NULL,
    event_type       text        NOT NULL,
    part             text,
    urgent           boolean     NOT NULL,
    receipt_expected boolean     NOT NULL,
    record_key       smallint    NOT NULL,
    issued_at        timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    content          text        NOT NULL CHECK (content IN ('DRAFT', 'SEALED', 'GONE')),
    envelope         bytea,
    envelope_digest  bytea,
    statement        jsonb,
    body             bytea,
    salt             bytea,
    recipient_key_id text,
    state            text        NOT NULL,
    overdue          boolean     NOT NULL,
    claim            bigint      NOT NULL,
    failures         int         NOT NULL,
    sends            int         NOT NULL,
    due_at           timestamptz,
    leased_until     timestamptz,
    last_error       text,
    told_code        text,
    closed_at        timestamptz
);
CREATE INDEX outbox_due ON outbox (due_at, position) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_overdue ON outbox (position) WHERE overdue;
CREATE INDEX outbox_place ON outbox (conversation, sequence) WHERE conversation IS NOT NULL;
CREATE INDEX outbox_unsent ON outbox (conversation, sequence) WHERE state IN ('POSTED', 'SENDING');
CREATE INDEX outbox_awaited ON outbox (issued_at)
    WHERE receipt_expected AND NOT overdue AND state IN ('POSTED', 'SENDING', 'SENT');
CREATE INDEX outbox_by_case ON outbox (case_reference, part);

-- The way in.
CREATE TABLE inbox_note (
    position       bigint      GENERATED ALWAYS AS IDENTITY,
    envelope       bytea       PRIMARY KEY,
    first_envelope bytea       NOT NULL,
    sender         text        NOT NULL,
    message_id     uuid        NOT NULL,
    statement      jsonb       NOT NULL,
    received_at    timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL
);
CREATE INDEX inbox_note_by_message ON inbox_note (sender, message_id, position);
CREATE INDEX inbox_note_by_case ON inbox_note ((statement ->> 'caseReference'));
CREATE INDEX inbox_note_by_age ON inbox_note (expires_at);

CREATE TABLE inbox_conversation (
    conversation text   PRIMARY KEY,
    expected     bigint NOT NULL
);

CREATE TABLE inbox_ahead (
    conversation   text   NOT NULL,
    sequence       bigint NOT NULL,
    envelope       bytea,
    case_reference text,
    received_at    timestamptz,
    ask_at         timestamptz,
    asked          int    NOT NULL,
    PRIMARY KEY (conversation, sequence)
);
CREATE INDEX inbox_parked ON inbox_ahead (received_at) WHERE envelope IS NOT NULL;
CREATE INDEX inbox_parked_by_case ON inbox_ahead (case_reference) WHERE envelope IS NOT NULL;

CREATE TABLE quarantine (
    envelope   bytea       PRIMARY KEY,
    reason     text        NOT NULL,
    size       int         NOT NULL,
    sender     text,
    message_id uuid,
    first_at   timestamptz NOT NULL,
    last_at    timestamptz NOT NULL,
    times      int         NOT NULL
);

-- Receipts owed and given, held from peers, and what was seen of other journals.
CREATE TABLE receipt_owed (
    position   bigint GENERATED ALWAYS AS IDENTITY,
    envelope   bytea       PRIMARY KEY,
    leaf_hash  bytea       NOT NULL,
    message_id uuid        NOT NULL,
    peer       text        NOT NULL,
    told_code  text,
    owed_at    timestamptz NOT NULL,
    text       text,
    to_post    boolean     NOT NULL DEFAULT false
);
CREATE INDEX receipt_unmade ON receipt_owed (position) WHERE text IS NULL;
CREATE INDEX receipt_to_post ON receipt_owed (position) WHERE to_post;

CREATE TABLE receipt_held (
    message_id uuid        PRIMARY KEY,
    peer       text        NOT NULL,
    text       text        NOT NULL,
    held_at    timestamptz NOT NULL
);

CREATE TABLE witnessed_checkpoint (
    node       text        NOT NULL,
    generation int         NOT NULL,
    size       bigint      NOT NULL,
    root       bytea       NOT NULL,
    note       text        NOT NULL,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (node, generation, size)
);

CREATE TABLE acknowledged_size (
    peer       text   NOT NULL,
    generation int    NOT NULL,
    size       bigint NOT NULL,
    PRIMARY KEY (peer, generation)
);

CREATE TABLE two_faces (
    node        text        NOT NULL,
    generation  int         NOT NULL,
    size        bigint      NOT NULL,
    first_note  text        NOT NULL,
    second_note text        NOT NULL,
    found_at    timestamptz NOT NULL,
    PRIMARY KEY (node, generation, size, second_note)
);

REVOKE ALL ON FUNCTION journal_lock, journal_append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal_lock, journal_append TO ${service_role};
GRANT SELECT, INSERT ON journal_generation, journal_line, journal_checkpoint TO ${service_role};
GRANT SELECT, INSERT, DELETE ON journal_detail TO ${service_role};
GRANT SELECT, INSERT, UPDATE ON conversation, outbox, receipt_owed, acknowledged_size
    TO ${service_role};
GRANT SELECT, INSERT, DELETE ON inbox_note TO ${service_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON inbox_conversation, inbox_ahead, quarantine
    TO ${service_role};
GRANT SELECT, INSERT ON receipt_held, witnessed_checkpoint, two_faces TO ${service_role};
