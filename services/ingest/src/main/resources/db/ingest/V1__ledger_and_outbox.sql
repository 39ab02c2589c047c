-- Which object holds the content of each SOP instance. The key decides conflicts.
CREATE TABLE instance (
    sop_instance_uid    text COLLATE "C" PRIMARY KEY,
    version             bigint      NOT NULL UNIQUE,
    study_instance_uid  text COLLATE "C" NOT NULL,
    series_instance_uid text COLLATE "C" NOT NULL,
    sop_class_uid       text COLLATE "C" NOT NULL,
    transfer_syntax_uid text COLLATE "C" NOT NULL,
    object_key          text COLLATE "C" NOT NULL,
    size                bigint      NOT NULL,
    sha256              bytea       NOT NULL,
    stored_at           timestamptz NOT NULL
);

-- For publishing a study again.
CREATE INDEX instance_study ON instance (study_instance_uid);

-- For publishing a period again: rows arrive in order of time, so a few pages of index do.
CREATE INDEX instance_stored_at ON instance USING brin (stored_at) WITH (autosummarize = on);

-- Taken in blocks, one block at a time and process.
CREATE SEQUENCE instance_version INCREMENT BY 100;

-- Events that are not known to be published. Rows live for milliseconds.
CREATE TABLE outbox (
    version            bigint PRIMARY KEY,
    study_instance_uid text COLLATE "C" NOT NULL,
    event              bytea       NOT NULL,
    created_at         timestamptz NOT NULL DEFAULT now()
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_insert_threshold = -1
);

-- What the events hold is deflated already.
ALTER TABLE outbox ALTER COLUMN event SET STORAGE EXTERNAL;
