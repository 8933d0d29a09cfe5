-- The cases of each organisation in the order of its list, so that a page costs the same however many
-- there are. Derived from case_line, by a trigger: a replica of an earlier release, which knows nothing of
-- it, keeps it too. Its name comes before case_line's: a restore fills it first, and the trigger then
-- finds it filled.
CREATE TABLE case_by_organisation (
    organisation   text        NOT NULL,
    case_reference text        NOT NULL,
    changed_at     timestamptz NOT NULL,
    PRIMARY KEY (case_reference, organisation)
);
CREATE INDEX case_by_organisation_in_order
    ON case_by_organisation (organisation, changed_at, case_reference);
GRANT SELECT, INSERT, UPDATE, DELETE ON case_by_organisation TO ${service_role};

CREATE FUNCTION list_case_by_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.organisations IS DISTINCT FROM NEW.organisations THEN
        DELETE FROM case_by_organisation
         WHERE case_reference = NEW.case_reference AND organisation <> ALL (NEW.organisations);
    END IF;
    INSERT INTO case_by_organisation (organisation, case_reference, changed_at)
    SELECT organisation, NEW.case_reference, NEW.changed_at FROM unnest(NEW.organisations) AS organisation
        ON CONFLICT (case_reference, organisation) DO UPDATE SET changed_at = excluded.changed_at
         WHERE case_by_organisation.changed_at <> excluded.changed_at;
    RETURN NULL;
END
$$;
CREATE TRIGGER list_by_organisation AFTER INSERT OR UPDATE OF organisations, changed_at ON case_line
    FOR EACH ROW EXECUTE FUNCTION list_case_by_organisation();

INSERT INTO case_by_organisation (organisation, case_reference, changed_at)
SELECT organisation, case_reference, changed_at
  FROM case_line, unnest(organisations) AS organisation;

-- What has climbed on one desk, for its supervisors.
CREATE INDEX work_item_raised_of_organisation ON work_item
    (organisation, due_at, case_reference COLLATE "C", deadline COLLATE "C") WHERE raised <> '{}';
