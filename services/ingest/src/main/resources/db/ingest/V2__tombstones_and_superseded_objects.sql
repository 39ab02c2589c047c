-- A deleted instance stays as a tombstone until gone_until; its version is that of the deletion.
ALTER TABLE instance
    ADD COLUMN deleted_at timestamptz,
    ADD COLUMN gone_until timestamptz;

CREATE INDEX instance_gone ON instance (gone_until) WHERE gone_until IS NOT NULL;
CREATE INDEX instance_deleted ON instance (deleted_at) WHERE deleted_at IS NOT NULL;

-- Contents that were replaced or deleted, with their objects, which somebody may still be reading.
CREATE TABLE superseded (
    version             bigint PRIMARY KEY,
    sop_instance_uid    text COLLATE "C" NOT NULL,
    object_key          text COLLATE "C" NOT NULL,
    remove_after        timestamptz NOT NULL
);

CREATE INDEX superseded_due ON superseded (remove_after);
CREATE INDEX superseded_instance ON superseded (sop_instance_uid);
