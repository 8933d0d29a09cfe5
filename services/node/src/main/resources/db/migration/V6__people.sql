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
