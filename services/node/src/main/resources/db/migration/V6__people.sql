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
