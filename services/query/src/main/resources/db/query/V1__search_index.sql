-- The search index of QIDO-RS (PS3.18 section 10.6). Disposable: it is rebuilt from the instance
-- events. A column per attribute that has an index of its own; everything else that a search may
-- return lies in "attributes", a DICOM JSON object (PS3.18 annex F).
--
-- Collation "C" lets the b-trees of identifiers serve prefix wildcards.

CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

CREATE TABLE query.study (
  pk                       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_instance_uid       text COLLATE "C" NOT NULL UNIQUE,
  study_date               date,
  study_time               time,
  accession_number         text COLLATE "C",
  study_id                 text COLLATE "C",
  study_description        text COLLATE "C",
  -- names are normalised for matching; as stored they are in "attributes"
  referring_physician_name text COLLATE "C",
  patient_name             text COLLATE "C",
  patient_id               text COLLATE "C",
  issuer_of_patient_id     text COLLATE "C",
  patient_birth_date       date,
  attributes               jsonb NOT NULL,
  -- maintained by each batch of events, never computed by a search
  modalities               text[] NOT NULL DEFAULT '{}',
  sop_classes              text[] NOT NULL DEFAULT '{}',
  series_count             integer NOT NULL DEFAULT 0,
  instance_count           integer NOT NULL DEFAULT 0
  -- room in each page to change counts without touching the indexes
) WITH (fillfactor = 85);

-- The order of results: newest studies first.
CREATE INDEX study_order ON query.study
  (study_date DESC NULLS LAST, study_time DESC NULLS LAST, pk DESC);
CREATE INDEX study_patient_id ON query.study (patient_id);
CREATE INDEX study_accession_number ON query.study (accession_number);
CREATE INDEX study_study_id ON query.study (study_id);
CREATE INDEX study_patient_birth_date ON query.study (patient_birth_date);
-- Without fast update: a pending list would have to be read whole by every search.
CREATE INDEX study_text ON query.study USING gin (
  patient_name public.gin_trgm_ops,
  referring_physician_name public.gin_trgm_ops,
  study_description public.gin_trgm_ops,
  patient_id public.gin_trgm_ops,
  accession_number public.gin_trgm_ops,
  study_id public.gin_trgm_ops
) WITH (fastupdate = off);
CREATE INDEX study_values ON query.study USING gin (
  modalities, sop_classes, attributes jsonb_path_ops
) WITH (fastupdate = off);

CREATE TABLE query.series (
  pk                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_pk            bigint NOT NULL REFERENCES query.study,
  series_instance_uid text COLLATE "C" NOT NULL,
  modality            text COLLATE "C",
  series_number       integer,
  series_description  text COLLATE "C",
  performed_procedure_step_start_date date,
  performed_procedure_step_start_time time,
  attributes          jsonb NOT NULL,
  sop_classes         text[] NOT NULL DEFAULT '{}',
  instance_count      integer NOT NULL DEFAULT 0,
  -- Faulty senders give one Series Instance UID to series of two studies.
  UNIQUE (study_pk, series_instance_uid)
) WITH (fillfactor = 85);

CREATE INDEX series_order ON query.series (study_pk, series_number, pk);
CREATE INDEX series_uid ON query.series (series_instance_uid);
CREATE INDEX series_modality ON query.series (modality, pk);
CREATE INDEX series_number ON query.series (series_number, pk);
CREATE INDEX series_procedure_step ON query.series
  (performed_procedure_step_start_date, performed_procedure_step_start_time);
CREATE INDEX series_text ON query.series USING gin (
  series_description public.gin_trgm_ops
) WITH (fastupdate = off);
CREATE INDEX series_values ON query.series USING gin (
  attributes jsonb_path_ops
) WITH (fastupdate = off);

-- No foreign keys here: rows of all three tables come and go in one transaction, and a check for
-- each instance would cost more than it protects in a table that can be rebuilt.
CREATE TABLE query.instance (
  pk                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_pk              bigint NOT NULL,
  series_pk             bigint NOT NULL,
  sop_instance_uid      text COLLATE "C" NOT NULL UNIQUE,
  sop_class_uid         text COLLATE "C" NOT NULL,
  version               bigint NOT NULL,
  instance_number       integer,
  acquisition_date_time timestamp,
  attributes            jsonb NOT NULL
);

CREATE INDEX instance_order ON query.instance (study_pk, series_pk, instance_number, pk);
CREATE INDEX instance_sop_class ON query.instance (sop_class_uid, pk);
CREATE INDEX instance_number ON query.instance (instance_number, pk);
CREATE INDEX instance_acquisition ON query.instance (acquisition_date_time)
  WHERE acquisition_date_time IS NOT NULL;
