-- By what a person is known again: keyed hashes of a document's number and of name with date of birth, and
-- nothing else. A row goes with the part of the case under which the words themselves are kept.
CREATE TABLE person_mark (
    case_reference text  NOT NULL,
    part           text  NOT NULL,
    mark           bytea NOT NULL CHECK (octet_length(mark) = 32),
    PRIMARY KEY (case_reference, part, mark)
);
CREATE INDEX person_mark_by_mark ON person_mark (mark);
GRANT SELECT, INSERT, DELETE ON person_mark TO ${service_role};
