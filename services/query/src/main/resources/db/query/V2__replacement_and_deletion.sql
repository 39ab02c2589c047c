-- Instances that go, or change, take with them what they said of their series and study.

-- What instances say of their series and study, each distinct statement of a series once. The
-- attributes of a series and of a study are those of its contributions, the last one touched right
-- where they differ.
CREATE TABLE query.contribution (
  pk                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_pk          bigint NOT NULL,
  series_pk         bigint NOT NULL,
  digest            uuid NOT NULL,
  study_attributes  jsonb NOT NULL,
  series_attributes jsonb NOT NULL,
  instance_count    integer NOT NULL,
  touched           bigint NOT NULL,
  UNIQUE (series_pk, digest)
) WITH (fillfactor = 85);

CREATE INDEX contribution_study ON query.contribution (study_pk);
CREATE SEQUENCE query.contribution_touched;

ALTER TABLE query.instance
  -- none for instances that were indexed before there were contributions
  ADD COLUMN contribution_pk bigint,
  -- DICOM JSON of the whole data set, deflated as it came: for attributes without a place here
  ADD COLUMN metadata bytea,
  -- how the row was made; an instance told again in its version is indexed again if that has changed
  ADD COLUMN format smallint NOT NULL DEFAULT 1;
ALTER TABLE query.instance ALTER COLUMN metadata SET STORAGE EXTERNAL;

-- Versions of deleted instances, so that late news of older ones do not bring them back.
CREATE TABLE query.tombstone (
  sop_instance_uid text COLLATE "C" PRIMARY KEY,
  version          bigint NOT NULL,
  gone_until       timestamptz NOT NULL
);

CREATE INDEX tombstone_gone_until ON query.tombstone (gone_until);
