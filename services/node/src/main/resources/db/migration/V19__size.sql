-- What expired without a receipt and keeps its content; few rows at any time, however many messages there are.
CREATE INDEX outbox_kept_expired ON outbox (expires_at)
    WHERE content <> 'GONE' AND due_at IS NULL;

-- Whoever asks for what happened since a day is not to read all that ever happened.
CREATE INDEX feed_entry_by_time ON feed_entry (recorded_at) WHERE position IS NOT NULL;
