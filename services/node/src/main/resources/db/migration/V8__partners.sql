-- Organisations whose systems call this node. A row comes first; the account in Keycloak is made from
-- it by a step that is taken again until it succeeds. Nothing here is about a person of a case.
CREATE TABLE partner (
    id                  uuid        PRIMARY KEY,
    organisation        text        NOT NULL,
    kind                text        NOT NULL,
    name                text        NOT NULL,
    language            text        NOT NULL,
    contact             text,
    key_set             text,
    key_set_url         text,
    requests_per_minute int,
    client_id           text        NOT NULL UNIQUE,
    account             text, -- the subject of its tokens, once Keycloak has given it one
    state               text        NOT NULL
        CHECK (state IN ('PENDING', 'ACTIVE', 'DRAINING', 'CLOSING', 'WITHDRAWN', 'CLOSED')),
    work_goes_to        text,
    ended_by            text,
    ended_by_officer    text,
    version             bigint      NOT NULL,
    due_at              timestamptz, -- of the next step; absent where nothing is to be done
    leased_until        timestamptz,
    failures            int         NOT NULL,
    trouble             text,
    asked_at            timestamptz NOT NULL,
    changed_at          timestamptz NOT NULL,
    CHECK (key_set IS NULL OR key_set_url IS NULL),
    CHECK ((ended_by IS NULL) = (ended_by_officer IS NULL))
);
-- An organisation is a partner once at a time.
CREATE UNIQUE INDEX partner_of_organisation ON partner (organisation) WHERE state <> 'CLOSED';
CREATE INDEX partner_due ON partner (due_at) WHERE due_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON partner TO ${service_role};
