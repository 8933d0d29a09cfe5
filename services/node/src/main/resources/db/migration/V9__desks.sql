-- What photos and scans show. The facts name them; a case is read whole at every step, and would else be
-- read with every picture in it. Encrypted under the key of the part, and deleted with it.
CREATE TABLE attachment (
    case_reference text  NOT NULL,
    part           text  NOT NULL,
    attachment_id  text  NOT NULL,
    content        bytea NOT NULL,
    PRIMARY KEY (case_reference, attachment_id, part)
);
-- What is encrypted does not get smaller.
ALTER TABLE attachment ALTER COLUMN content SET STORAGE EXTERNAL;
GRANT SELECT, INSERT, DELETE ON attachment TO ${service_role};

-- What kind of request waits, so that a desk tells them apart in its list.
ALTER TABLE work_item ADD COLUMN asks text;
