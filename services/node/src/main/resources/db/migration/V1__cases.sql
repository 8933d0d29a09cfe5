-- A case is its facts. Components of class A stand in clear; everything guarded is encrypted under
-- the key of the fact's part, and a destroyed key leaves the clear components readable.
CREATE TABLE case_fact (
    case_reference text        NOT NULL,
    version        bigint      NOT NULL CHECK (version > 0),
    event_type     text        NOT NULL,
    part           text        NOT NULL,
    clear          jsonb       NOT NULL,
    guarded        bytea,
    stored_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (case_reference, version)
);

-- One AES-256 key a part of a case, wrapped by the master key. No row: erased.
CREATE TABLE part_key (
    case_reference text  NOT NULL,
    part           text  NOT NULL,
    wrapped        bytea NOT NULL,
    PRIMARY KEY (case_reference, part)
);

-- The list of cases. Holds no personal data; organisations bound who sees a row.
CREATE TABLE case_card (
    case_reference text        PRIMARY KEY,
    version        bigint      NOT NULL,
    epoch          bigint      NOT NULL,
    turn           bigint      NOT NULL,
    authority      text        NOT NULL,
    turn_holder    text        NOT NULL,
    changed_at     timestamptz NOT NULL
);

CREATE TABLE case_organisation (
    case_reference text NOT NULL REFERENCES case_card ON DELETE CASCADE,
    organisation   text NOT NULL,
    PRIMARY KEY (case_reference, organisation)
);
CREATE INDEX case_organisation_by_organisation ON case_organisation (organisation);

-- The answer that a command got under its key, refusals included.
CREATE TABLE idempotent_answer (
    caller      text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL,
    status      int         NOT NULL,
    body        text        NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotent_answer_by_age ON idempotent_answer (answered_at);

GRANT SELECT, INSERT ON case_fact TO ${service_role};
GRANT SELECT, INSERT, DELETE ON part_key TO ${service_role};
GRANT SELECT, INSERT, UPDATE ON case_card TO ${service_role};
GRANT SELECT, INSERT, DELETE ON case_organisation TO ${service_role};
GRANT SELECT, INSERT, DELETE ON idempotent_answer TO ${service_role};
