-- Scheduled procedure steps, PS3.18 chapter 14. "attributes" is a DICOM JSON object with exactly one
-- item in its Scheduled Procedure Step Sequence (0040,0100).

CREATE TABLE worklist.scheduled_step (
    pk         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- the name of the resource
    id         text COLLATE "C" NOT NULL UNIQUE,
    attributes jsonb NOT NULL,
    names      jsonb,
    -- canceled, completed or discontinued
    over       boolean NOT NULL DEFAULT false,
    changed_at timestamptz NOT NULL DEFAULT now(),

    patient_id          text COLLATE "C" GENERATED ALWAYS AS (left(attributes #>> '{00100020,Value,0}', 256)) STORED,
    patient_name        text COLLATE "C" GENERATED ALWAYS AS (names #>> '{00100010,"",0}') STORED,
    accession_number    text COLLATE "C" GENERATED ALWAYS AS (left(attributes #>> '{00080050,Value,0}', 256)) STORED,
    study_instance_uid  text COLLATE "C" GENERATED ALWAYS AS (left(attributes #>> '{0020000D,Value,0}', 256)) STORED,
    step_id             text COLLATE "C"
      GENERATED ALWAYS AS (left(attributes #>> '{00400100,Value,0,00400009,Value,0}', 256)) STORED,
    -- a step is known by its study and its id
    UNIQUE (study_instance_uid, step_id)
);

CREATE INDEX scheduled_step_patient_id ON worklist.scheduled_step (patient_id, pk);
CREATE INDEX scheduled_step_accession_number ON worklist.scheduled_step (accession_number, pk);
CREATE INDEX scheduled_step_over ON worklist.scheduled_step (changed_at) WHERE over;
CREATE INDEX scheduled_step_patient_name ON worklist.scheduled_step USING gin (patient_name public.gin_trgm_ops)
  WITH (fastupdate = off);
CREATE INDEX scheduled_step_attributes ON worklist.scheduled_step USING gin (attributes jsonb_path_ops)
  WITH (fastupdate = off);

-- Performed procedure steps, PS3.18 chapter 15.

CREATE TABLE worklist.performed_step (
    pk         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid        text COLLATE "C" NOT NULL UNIQUE,
    status     text COLLATE "C" NOT NULL CHECK (status IN ('IN PROGRESS', 'COMPLETED', 'DISCONTINUED')),
    attributes jsonb NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX performed_step_over ON worklist.performed_step (changed_at) WHERE status <> 'IN PROGRESS';
