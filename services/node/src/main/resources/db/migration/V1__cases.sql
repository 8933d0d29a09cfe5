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
CREATE TABLE case_line (
    case_reference text        PRIMARY KEY,
    version        bigint      NOT NULL,
    epoch          bigint      NOT NULL,
    authority      text        NOT NULL,
    duty           text[]      NOT NULL,
    turn           bigint      NOT NULL,
    turn_holder    text,
    organisations  text[]      NOT NULL,
    changed_at     timestamptz NOT NULL
);
CREATE INDEX case_line_by_organisation ON case_line USING gin (organisations);
CREATE INDEX case_line_by_change ON case_line (changed_at);

-- The answer that a client's key got, refusals included. The answer rests encrypted: the rules of a
-- refusal may tell what only this node may know.
CREATE TABLE given_answer (
    client         text        NOT NULL,
    key            text        NOT NULL,
    request        bytea       NOT NULL,
    case_reference text        NOT NULL,
    answer         bytea       NOT NULL,
    given_at       timestamptz NOT NULL,
    PRIMARY KEY (client, key)
);
CREATE INDEX given_answer_by_age ON given_answer (given_at);

GRANT SELECT, INSERT ON case_fact TO ${service_role};
GRANT SELECT, INSERT, DELETE ON part_key TO ${service_role};
GRANT SELECT, INSERT, UPDATE ON case_line TO ${service_role};
GRANT SELECT, INSERT, DELETE ON given_answer TO ${service_role};
