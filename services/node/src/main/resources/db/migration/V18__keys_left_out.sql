-- Keys of parts that a restore did not bring back, since the part was erased after the backup of the
-- database was made. The facts that say so were lost with that life; this says why nothing can be read.
CREATE TABLE key_left_out (
    case_reference text        NOT NULL,
    part           text        NOT NULL,
    restored_at    timestamptz NOT NULL,
    PRIMARY KEY (case_reference, part)
);
GRANT SELECT ON key_left_out TO ${service_role};
