-- What a release that knows nothing of V21 writes, it writes as before: owed from nothing. Without these,
-- a replica of it could post no receipt as soon as a newer one had brought the schema up to date.
ALTER TABLE shown_checkpoint
    ALTER size SET DEFAULT 0,
    ALTER size_shown_at SET DEFAULT clock_timestamp();
