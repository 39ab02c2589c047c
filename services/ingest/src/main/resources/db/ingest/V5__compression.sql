-- Of an object that was compressed here: when, and what the original was. All or none.
ALTER TABLE instance
    ADD COLUMN compressed_at   timestamptz,
    ADD COLUMN original_size   bigint,
    ADD COLUMN original_sha256 bytea,
    ADD COLUMN origin_sha256   bytea;

-- For publishing a period again.
CREATE INDEX instance_compressed ON instance (compressed_at) WHERE compressed_at IS NOT NULL;

-- What came of contents, by their versions. Without a reason: somebody is at work on it until due_at.
-- With one: left alone under the policy, and not tried again before that changes.
CREATE TABLE compression (
    version bigint PRIMARY KEY,
    policy  text COLLATE "C" NOT NULL,
    due_at  timestamptz NOT NULL,
    reason  text COLLATE "C"
);

-- Claims are few, and those that have ended are looked for often.
CREATE INDEX compression_claimed ON compression (due_at) WHERE reason IS NULL;
