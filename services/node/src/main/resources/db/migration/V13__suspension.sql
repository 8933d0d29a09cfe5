-- A partner whose key may be in other hands is shut out at once, whatever else is owed to it; and no token of
-- before its return serves again.
ALTER TABLE partner
    ADD suspended_at         timestamptz,
    ADD suspended_by         text,
    ADD suspended_by_officer text,
    ADD tokens_from          timestamptz, -- tokens that were given earlier serve no more
    ADD CHECK ((suspended_at IS NULL) = (suspended_by IS NULL)),
    ADD CHECK ((suspended_at IS NULL) = (suspended_by_officer IS NULL));

-- A partner that ends is asked for the holds that its body placed; the law says which of them stand.
CREATE INDEX case_fact_hold_by ON case_fact ((clear -> 'event' ->> 'author'))
    WHERE event_type = 'HoldPlaced';
