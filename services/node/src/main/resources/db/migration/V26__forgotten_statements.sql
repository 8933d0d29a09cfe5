-- A statement that this node's own key signed, and that it does not know: a peer showed it, and it proves
-- that this node was set up from a backup. One of each life that was forgotten so.
CREATE TABLE forgotten_statement (
    node       text        NOT NULL,
    generation int         NOT NULL,
    statement  jsonb       NOT NULL,
    shown_by   text        NOT NULL,
    shown_at   timestamptz NOT NULL,
    PRIMARY KEY (node, generation)
);
GRANT SELECT, INSERT ON forgotten_statement TO ${service_role};

-- What a peer is shown of its own word: what it said last, and what it said under a number before.
CREATE INDEX inbox_note_by_sender ON inbox_note (sender, expires_at)
    WHERE envelope = first_envelope AND statement ->> 'conversation' IS NOT NULL;
CREATE INDEX inbox_note_by_place
    ON inbox_note ((statement ->> 'conversation'), (statement ->> 'sequence'))
    WHERE statement ->> 'conversation' IS NOT NULL;
