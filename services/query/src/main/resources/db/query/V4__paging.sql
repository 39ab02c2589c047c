-- Orders without nulls, so that a page can begin behind the last row of the one before it.

ALTER TABLE query.study ADD COLUMN moment timestamp NOT NULL
  GENERATED ALWAYS AS (COALESCE(study_date + COALESCE(study_time, time '00:00'), timestamp '-infinity'))
  STORED;
DROP INDEX query.study_order;
CREATE INDEX study_order ON query.study (moment DESC, pk DESC);

ALTER TABLE query.series ADD COLUMN ordinal integer NOT NULL
  GENERATED ALWAYS AS (COALESCE(series_number, 2147483647)) STORED;
DROP INDEX query.series_order;
CREATE INDEX series_order ON query.series (study_pk, ordinal, pk);

ALTER TABLE query.instance ADD COLUMN ordinal integer NOT NULL
  GENERATED ALWAYS AS (COALESCE(instance_number, 2147483647)) STORED;
DROP INDEX query.instance_order;
CREATE INDEX instance_order ON query.instance (study_pk, series_pk, ordinal, pk);

-- Where clients are that walk through pages: the last row of a page, by the search and the offset
-- of the next one. Unlogged, for a walk that a crash cuts short can go on by its offset.
CREATE UNLOGGED TABLE query.page_mark (
  walk     uuid NOT NULL,
  position bigint NOT NULL,
  key      text[] NOT NULL,
  at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (walk, position)
);
