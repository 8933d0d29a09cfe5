-- What was told to which node, when, of which classes and why: the person's own copy. Class A alone,
-- so that it outlasts every erasure.
CREATE TABLE disclosure (
    message_id     uuid        PRIMARY KEY,
    position       bigint      GENERATED ALWAYS AS IDENTITY,
    case_reference text        NOT NULL,
    told_at        timestamptz NOT NULL,
    recipient      text        NOT NULL,
    operator_kind  text,
    territory      text,
    classes        text[]      NOT NULL,
    purpose        text        NOT NULL,
    basis          text        NOT NULL,
    ground         text
);
CREATE INDEX disclosure_by_case ON disclosure (case_reference, position);
GRANT SELECT, INSERT ON disclosure TO ${service_role};

-- Commands that were left unfinished. What was typed rests encrypted: under the key of the case's own
-- part where it belongs to a case, else under the master key.
CREATE TABLE draft (
    organisation   text        NOT NULL,
    id             uuid        NOT NULL,
    officer        text        NOT NULL,
    case_reference text,
    command        text        NOT NULL,
    version        bigint      NOT NULL CHECK (version > 0),
    changed_at     timestamptz NOT NULL,
    content        bytea       NOT NULL,
    PRIMARY KEY (organisation, id)
);
CREATE INDEX draft_by_change ON draft (changed_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO ${service_role};

-- Tests of focal points: those that this node asked, and those that wait here for a person.
CREATE TABLE contact_asked (
    id          uuid        PRIMARY KEY,
    peer        text        NOT NULL,
    asked_at    timestamptz NOT NULL,
    answer_by   timestamptz NOT NULL,
    answered_at timestamptz,
    answered_as text
);
CREATE INDEX contact_asked_by_peer ON contact_asked (peer, asked_at);
CREATE TABLE contact_received (
    id          uuid        PRIMARY KEY,
    asker       text        NOT NULL,
    asked_at    timestamptz NOT NULL,
    answer_by   timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    answered    boolean     NOT NULL DEFAULT false
);
CREATE INDEX contact_received_waiting ON contact_received (received_at) WHERE NOT answered;
GRANT SELECT, INSERT, UPDATE ON contact_asked, contact_received TO ${service_role};

-- The daily look for what is left of cases that are over.
CREATE INDEX case_fact_retention ON case_fact (case_reference)
    WHERE event_type = 'RetentionEnded';
