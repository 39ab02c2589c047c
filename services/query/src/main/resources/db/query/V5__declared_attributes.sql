-- Attributes that an administrator has declared searchable.

CREATE TABLE query.declared_attribute (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  declaration text NOT NULL UNIQUE,
  -- instances up to this primary key have been indexed by it
  position    bigint NOT NULL DEFAULT 0,
  complete    boolean NOT NULL DEFAULT false
);

CREATE TABLE query.declared_value (
  instance_pk bigint NOT NULL,
  attribute   integer NOT NULL,
  -- in a form whose order is that of the values, see DeclaredValues
  value       text COLLATE "C" NOT NULL,
  series_pk   bigint NOT NULL,
  study_pk    bigint NOT NULL,
  PRIMARY KEY (instance_pk, attribute, value)
);

CREATE INDEX declared_value_order ON query.declared_value
  (attribute, value, study_pk, series_pk, instance_pk);
CREATE INDEX declared_value_text ON query.declared_value USING gin (value public.gin_trgm_ops)
  WITH (fastupdate = off);
