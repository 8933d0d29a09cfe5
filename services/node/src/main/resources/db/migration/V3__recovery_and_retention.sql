-- When a node was first shown a checkpoint of its own journal: from then on it owes proofs of growth.
CREATE TABLE shown_checkpoint (
    node       text        NOT NULL,
    generation int         NOT NULL,
    shown_at   timestamptz NOT NULL,
    PRIMARY KEY (node, generation)
);
GRANT SELECT, INSERT ON shown_checkpoint TO ${service_role};

-- What was said since a start and never left is numbered anew when a generation opens.
CREATE INDEX outbox_never_sent ON outbox (issued_at)
    WHERE sends = 0 AND conversation IS NOT NULL AND state IN ('POSTED', 'SENDING');

-- The daily look for what was kept until a day that is over.
CREATE INDEX case_fact_erasures ON case_fact (case_reference)
    WHERE event_type = 'ErasureCarriedOut';

-- Keys of this node that the journal has told of.
CREATE TABLE known_key (
    kid      text        PRIMARY KEY,
    known_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON known_key TO ${service_role};

-- Statements of peers about cases outlast the memory of duplicates: they are evidence, kept for ever.
CREATE TABLE received_statement (
    sender         text  NOT NULL,
    message_id     uuid  NOT NULL,
    case_reference text  NOT NULL,
    envelope       bytea NOT NULL,
    statement      jsonb NOT NULL,
    PRIMARY KEY (sender, message_id, envelope)
);
CREATE INDEX received_statement_by_case ON received_statement (case_reference);
GRANT SELECT, INSERT ON received_statement TO ${service_role};
