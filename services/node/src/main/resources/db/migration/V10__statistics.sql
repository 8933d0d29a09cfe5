-- Anonymous statistics, made once for each period. No two releases share a day, so that none can be
-- subtracted from another; nothing is changed or deleted, and the service may do neither.
CREATE TABLE statistics_release (
    period_from  date        PRIMARY KEY,
    period_until date        NOT NULL,
    cut_off_on   date        NOT NULL,
    published_on date        NOT NULL,
    made_at      timestamptz NOT NULL,
    content      text        NOT NULL,
    digest       bytea       NOT NULL CHECK (octet_length(digest) = 32),
    EXCLUDE USING gist (daterange(period_from, period_until) WITH &&)
);
GRANT SELECT, INSERT ON statistics_release TO ${service_role};

-- Cases that began here, and what the mechanism's own indicators are counted from: facts that stand
-- in clear and outlast every erasure.
CREATE INDEX case_fact_begun ON case_fact (case_reference) WHERE event_type = 'ReferralOpened';
CREATE INDEX case_fact_indicators ON case_fact (event_type)
    WHERE event_type IN ('RequestMade', 'AnswerGiven', 'ArrivalConfirmed', 'FeedbackGiven',
                         'EscalationRaised');
