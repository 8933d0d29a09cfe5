-- What is owed in a case: made from its facts, in the transaction that writes them. Holds codes,
-- ids, times and organisations; nothing personal. An item that ended is deleted.
CREATE TABLE work_item (
    case_reference text        NOT NULL,
    deadline       text        NOT NULL,
    kind           text        NOT NULL,
    measure        text        NOT NULL,
    since          timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    owed_by        text        NOT NULL,
    owed_to        text        NOT NULL,
    organisation   text,
    performers     text[]      NOT NULL,
    ground         text        NOT NULL,
    source         text        NOT NULL,
    raised         text[]      NOT NULL,
    next_rung_at   timestamptz,
    PRIMARY KEY (case_reference, deadline)
);
CREATE INDEX work_item_by_place ON work_item
    (due_at, case_reference COLLATE "C", deadline COLLATE "C");
CREATE INDEX work_item_of_organisation ON work_item
    (organisation, due_at, case_reference COLLATE "C", deadline COLLATE "C");
CREATE INDEX work_item_rungs ON work_item (next_rung_at) WHERE next_rung_at IS NOT NULL;

-- By which law and provisions a case's work was made: cases of an earlier release, or of another
-- profile, are found and made anew.
ALTER TABLE case_line ADD COLUMN work_basis text NOT NULL DEFAULT '';
CREATE INDEX case_line_by_work_basis ON case_line (work_basis);

GRANT SELECT, INSERT, UPDATE, DELETE ON work_item TO ${service_role};
