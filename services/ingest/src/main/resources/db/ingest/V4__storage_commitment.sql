-- Requests for storage commitment, by Transaction UID. Unfinished ones are worked on by whoever has
-- the claim until due_at; then anybody may claim them. The result goes first, the row later: until
-- then the Transaction UID is in use.
CREATE TABLE commitment_request (
    transaction_uid text COLLATE "C" PRIMARY KEY,
    content         bytea       NOT NULL,
    received_at     timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    claim           text COLLATE "C",
    finished_at     timestamptz,
    expired         boolean     NOT NULL DEFAULT false
);

CREATE INDEX commitment_request_due ON commitment_request (due_at) WHERE finished_at IS NULL;
CREATE INDEX commitment_request_finished ON commitment_request (finished_at)
    WHERE finished_at IS NOT NULL;

-- What a request refers to: an instance; an instance as part of a study; or, without an instance, a
-- study or series of which there is none. No outcome: not verified yet.
CREATE TABLE commitment_reference (
    transaction_uid     text COLLATE "C" NOT NULL
        REFERENCES commitment_request ON DELETE CASCADE,
    position            integer     NOT NULL,
    study_instance_uid  text COLLATE "C",
    series_instance_uid text COLLATE "C",
    sop_class_uid       text COLLATE "C",
    sop_instance_uid    text COLLATE "C",
    outcome             text COLLATE "C",
    PRIMARY KEY (transaction_uid, position)
);

CREATE INDEX commitment_reference_open ON commitment_reference (transaction_uid, position)
    WHERE outcome IS NULL;
