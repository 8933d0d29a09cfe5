-- From which size of its journal a peer owes a proof of growth, since when, and from which it proved it last.
-- Of what was shown before, only the time is known: it is owed from nothing, as it was.
ALTER TABLE shown_checkpoint
    ADD size          bigint NOT NULL DEFAULT 0,
    ADD size_shown_at timestamptz,
    ADD proven_from   bigint NOT NULL DEFAULT 0;
UPDATE shown_checkpoint SET size_shown_at = shown_at;
ALTER TABLE shown_checkpoint
    ALTER size DROP DEFAULT,
    ALTER size_shown_at SET NOT NULL;

GRANT UPDATE, DELETE ON shown_checkpoint TO ${service_role}; -- a restored node shows anew what it holds
