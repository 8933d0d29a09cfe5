-- Lists are read a page at a time, each beginning after the last line of the one before.
DROP INDEX case_line_by_change;
CREATE INDEX case_line_by_change ON case_line (changed_at, case_reference);
CREATE UNIQUE INDEX outbox_by_position ON outbox (position);
