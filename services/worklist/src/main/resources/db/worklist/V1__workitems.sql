-- Workitems, PS3.18 chapter 11. This schema is itself the truth: back it up.
-- "attributes" is a DICOM JSON object (PS3.18 annex F) with everything but the Transaction UID.

CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

-- Dates and times of documents; what is none is null.

CREATE FUNCTION worklist.day(value text) RETURNS date
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF value !~ '^\s*\d{4}\.?\d\d\.?\d\d\s*$' THEN
    RETURN NULL;
  END IF;
  value := translate(value, '. ', '');
  RETURN make_date(left(value, 4)::int, substr(value, 5, 2)::int, substr(value, 7, 2)::int);
EXCEPTION WHEN others THEN
  RETURN NULL;
END
$$;

CREATE FUNCTION worklist.time_of_day(value text) RETURNS time
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF value !~ '^\s*\d\d(:?\d\d(:?\d\d(\.\d{1,6})?)?)?\s*$' THEN
    RETURN NULL;
  END IF;
  value := rpad(translate(value, ':. ', ''), 12, '0');
  RETURN make_time(left(value, 2)::int, substr(value, 3, 2)::int,
    least(substr(value, 5, 2)::int, 59) + substr(value, 7, 6)::numeric / 1000000);
EXCEPTION WHEN others THEN
  RETURN NULL;
END
$$;

-- The beginning of what a DT value names, as it is written: without its offset.
CREATE FUNCTION worklist.moment(value text) RETURNS timestamp
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  digits text := regexp_replace(trim(value), '[+-]\d{4}$', '');
BEGIN
  IF digits !~ '^\d{4}(\d\d(\d\d(\d\d(\d\d(\d\d(\.\d{1,6})?)?)?)?)?)?$' THEN
    RETURN NULL;
  END IF;
  digits := digits || substr('00000101000000', length(split_part(digits, '.', 1)) + 1);
  RETURN make_timestamp(left(digits, 4)::int, substr(digits, 5, 2)::int, substr(digits, 7, 2)::int,
    substr(digits, 9, 2)::int, substr(digits, 11, 2)::int, least(substr(digits, 13)::numeric, 59.999999));
EXCEPTION WHEN others THEN
  RETURN NULL;
END
$$;

-- The offset from UTC at the end of a DT or in Timezone Offset From UTC (0008,0201).
CREATE FUNCTION worklist.utc_offset(value text) RETURNS interval
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT make_interval(mins => (substr(z, 1, 1) || '1')::int
    * (substr(z, 2, 2)::int * 60 + substr(z, 4, 2)::int))
  FROM substring(trim(value) from '[+-]\d{4}$') AS t(z)
$$;

CREATE TABLE worklist.workitem (
    pk              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid             text COLLATE "C" NOT NULL UNIQUE,
    state           text COLLATE "C" NOT NULL
      CHECK (state IN ('SCHEDULED', 'IN PROGRESS', 'COMPLETED', 'CANCELED')),
    -- the lock of whoever performs it; told to nobody
    transaction_uid text COLLATE "C",
    attributes      jsonb NOT NULL,
    -- names as they are compared: path of tags to keys
    names           jsonb,
    -- sequence number of its latest event
    last_event      bigint NOT NULL DEFAULT 0,
    changed_at      timestamptz NOT NULL DEFAULT now(),
    finished_at     timestamptz,

    patient_id        text COLLATE "C" GENERATED ALWAYS AS (left(attributes #>> '{00100020,Value,0}', 256)) STORED,
    patient_name      text COLLATE "C" GENERATED ALWAYS AS (names #>> '{00100010,"",0}') STORED,
    worklist_label    text COLLATE "C" GENERATED ALWAYS AS (left(attributes #>> '{00741202,Value,0}', 256)) STORED,
    scheduled_start   timestamp
      GENERATED ALWAYS AS (worklist.moment(attributes #>> '{00404005,Value,0}')) STORED
);

CREATE INDEX workitem_state ON worklist.workitem (state, pk);
CREATE INDEX workitem_patient_id ON worklist.workitem (patient_id, pk);
CREATE INDEX workitem_worklist_label ON worklist.workitem (worklist_label, state, pk);
CREATE INDEX workitem_scheduled_start ON worklist.workitem (scheduled_start, pk);
CREATE INDEX workitem_finished ON worklist.workitem (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX workitem_patient_name ON worklist.workitem USING gin (patient_name public.gin_trgm_ops)
  WITH (fastupdate = off);
CREATE INDEX workitem_attributes ON worklist.workitem USING gin (attributes jsonb_path_ops)
  WITH (fastupdate = off);

-- Workitems that are no more: they answer 410, and their UIDs are not used again.
CREATE TABLE worklist.deleted_workitem (
    uid        text COLLATE "C" PRIMARY KEY,
    deleted_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX deleted_workitem_deleted_at ON worklist.deleted_workitem (deleted_at);

-- Events that are not known to be published, in the order of their changes for each workitem.
-- Rows live for milliseconds.
CREATE TABLE worklist.outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workitem    text COLLATE "C" NOT NULL,
    sequence    bigint NOT NULL,
    event       text NOT NULL,
    recipients  text[] NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_insert_threshold = -1
);

-- Who hears of one workitem, PS3.4 table CC.2.3-2: NONE is an AE that said so, whatever it is
-- subscribed to as a whole.
CREATE TABLE worklist.subscription (
    workitem_pk bigint NOT NULL REFERENCES worklist.workitem ON DELETE CASCADE,
    ae          text COLLATE "C" NOT NULL,
    state       text COLLATE "C" NOT NULL CHECK (state IN ('LOCKED', 'UNLOCKED', 'NONE')),
    PRIMARY KEY (workitem_pk, ae)
);
CREATE INDEX subscription_ae ON worklist.subscription (ae);

-- Who hears of all workitems, or of those that match a filter once.
CREATE TABLE worklist.worklist_subscription (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ae            text COLLATE "C" NOT NULL,
    deletion_lock boolean NOT NULL,
    -- matching parameters as they were sent; null: all workitems
    filter        text,
    -- the last workitem it covers; null: those to come as well
    until_pk      bigint
);
CREATE INDEX worklist_subscription_ae ON worklist.worklist_subscription (ae);
