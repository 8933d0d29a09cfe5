-- What happened in cases, for those who ask from where they left off. Class A alone. An entry is written
-- with what it tells of, and gets its position later, under a lock, when it is committed: so whoever has
-- read up to a position never finds a lower one that was not there. Audience is whom it concerned then.
CREATE TABLE feed_entry (
    serial         bigint      GENERATED ALWAYS AS IDENTITY,
    id             uuid        PRIMARY KEY,
    position       bigint      UNIQUE,
    type           text        NOT NULL,
    case_reference text,
    measure        text,
    epoch          bigint,
    turn           bigint,
    webhook        uuid,
    reason         text,
    occurred_at    timestamptz NOT NULL,
    recorded_at    timestamptz NOT NULL,
    audience       text[]      NOT NULL,
    every_case     boolean     NOT NULL
);
CREATE INDEX feed_entry_unplaced ON feed_entry (serial) WHERE position IS NULL;

-- Whoever asks from the beginning learns of the cases that were there before the feed.
INSERT INTO feed_entry
    (id, position, type, case_reference, epoch, turn, occurred_at, recorded_at, audience, every_case)
SELECT gen_random_uuid(), row_number() OVER (ORDER BY changed_at, case_reference, organisation),
       'case.visible', case_reference, epoch, turn, changed_at, changed_at, ARRAY[organisation], false
  FROM case_line, unnest(organisations) AS organisation;

GRANT SELECT, INSERT, UPDATE (position) ON feed_entry TO ${service_role};

-- Where organisations of this node are told by HTTP. A lease on the webhook, not on a delivery: one at a
-- time is under way to each receiver, from whichever replica.
CREATE TABLE webhook (
    id             uuid        PRIMARY KEY,
    organisation   text        NOT NULL,
    url            text        NOT NULL,
    every_case     boolean     NOT NULL,
    types          text[]      NOT NULL,
    state          text        NOT NULL CHECK (state IN ('ACTIVE', 'DISABLED')),
    disabled_for   text,
    disabled_at    timestamptz,
    failing_since  timestamptz,
    failed_at      timestamptz,
    told_up_to     bigint      NOT NULL, -- position in the feed up to which deliveries were made
    rests_until    timestamptz NOT NULL,
    claim          bigint      NOT NULL DEFAULT 0,
    leased_until   timestamptz,
    created_at     timestamptz NOT NULL
);
CREATE INDEX webhook_of_organisation ON webhook (organisation);

-- Secrets rest encrypted under the master key. One without an end is the current one.
CREATE TABLE webhook_secret (
    webhook    uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    number     int         NOT NULL,
    secret     bytea       NOT NULL,
    ends_at    timestamptz,
    PRIMARY KEY (webhook, number)
);

CREATE TABLE webhook_delivery (
    id         uuid        PRIMARY KEY,
    webhook    uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    entry      uuid        REFERENCES feed_entry, -- absent: a test
    position   bigint      NOT NULL,
    state      text        NOT NULL CHECK (state IN ('DUE', 'DELIVERED', 'GIVEN_UP')),
    failures   int         NOT NULL,
    due_at     timestamptz,
    made_at    timestamptz NOT NULL,
    UNIQUE (webhook, entry)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook, due_at, position)
    WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_by_age ON webhook_delivery (made_at) WHERE due_at IS NULL;

-- What became of each attempt: never the body, never a secret, nothing of the answer but its status.
CREATE TABLE webhook_attempt (
    number         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook        uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    delivery       uuid        NOT NULL,
    entry          uuid,
    at             timestamptz NOT NULL,
    outcome        text        NOT NULL,
    status         int,
    latency_millis bigint      NOT NULL
);
CREATE INDEX webhook_attempt_of_webhook ON webhook_attempt (webhook, number);
CREATE INDEX webhook_attempt_by_age ON webhook_attempt (at);

GRANT SELECT, INSERT, UPDATE, DELETE ON webhook, webhook_secret, webhook_delivery TO ${service_role};
GRANT SELECT, INSERT, DELETE ON webhook_attempt TO ${service_role};
