-- Directories by which this node has gone. A start reads the newest, so that no older file makes it
-- believe a revoked key again. Under each federation key apart: a federation that is founded anew
-- counts from one.
CREATE TABLE known_directory (
    federation_key text        NOT NULL,
    version        bigint      NOT NULL,
    jws            text        NOT NULL,
    known_at       timestamptz NOT NULL,
    PRIMARY KEY (federation_key, version)
);
GRANT SELECT, INSERT ON known_directory TO ${service_role};
