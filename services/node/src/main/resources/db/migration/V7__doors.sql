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
