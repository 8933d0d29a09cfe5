-- What waits to leave, in its order, and what is to leave once more. One index of both made every
-- claim sort the whole backlog, so that a backlog of twice the length took four times as long.
CREATE INDEX outbox_waiting ON outbox (position) WHERE state IN ('POSTED', 'SENDING');
CREATE INDEX outbox_again ON outbox (due_at) WHERE state = 'SENT' AND due_at IS NOT NULL;
DROP INDEX outbox_due;

-- A case, locked and read with one question. The lock belongs to the case and not to a row, so that
-- two cannot open the same case; the second statement sees what was committed while the first one
-- waited.
CREATE FUNCTION case_load(wanted text) RETURNS SETOF case_fact LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(wanted, 7467002));
    RETURN QUERY SELECT * FROM case_fact WHERE case_reference = wanted ORDER BY version;
END $$;

REVOKE ALL ON FUNCTION case_load FROM PUBLIC;
GRANT EXECUTE ON FUNCTION case_load TO ${service_role};
