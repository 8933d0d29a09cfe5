-- Officers who want a mail when something waits for them. Who they are stands as their token said it,
-- and only until then: whoever renews it shows a token again. What they were told of is class A.
CREATE TABLE notice_subscription (
    id                uuid        PRIMARY KEY,
    organisation      text        NOT NULL,
    officer           text        NOT NULL,
    account           text        NOT NULL,
    organisation_kind text        NOT NULL,
    roles             text[]      NOT NULL,
    address           bytea       NOT NULL, -- encrypted under the master key
    language          text        NOT NULL,
    kinds             text[]      NOT NULL,
    ends_at           timestamptz NOT NULL,
    refused_at        timestamptz,
    told              text[]      NOT NULL DEFAULT '{}',
    look_at           timestamptz NOT NULL,
    UNIQUE (organisation, officer)
);
CREATE INDEX notice_subscription_to_look ON notice_subscription (look_at) WHERE refused_at IS NULL;

-- One mail at a time to each: what happens while it cannot leave is told by the next one.
CREATE TABLE notice_mail (
    id           uuid        PRIMARY KEY,
    subscription uuid        NOT NULL REFERENCES notice_subscription ON DELETE CASCADE,
    kinds        text[]      NOT NULL,
    counts       int[]       NOT NULL,
    made_at      timestamptz NOT NULL,
    failures     int         NOT NULL DEFAULT 0,
    due_at       timestamptz,
    outcome      text        CHECK (outcome IN ('SENT', 'FAILED', 'REFUSED', 'GIVEN_UP')),
    CHECK (cardinality(kinds) = cardinality(counts))
);
CREATE UNIQUE INDEX notice_mail_under_way ON notice_mail (subscription) WHERE due_at IS NOT NULL;
CREATE INDEX notice_mail_due ON notice_mail (due_at) WHERE due_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON notice_subscription, notice_mail TO ${service_role};
