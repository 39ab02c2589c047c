-- What searches by attributes without a column of their own need.

-- Names of each level's document as they are compared, see NameKey: path of tags to keys.
ALTER TABLE query.study ADD COLUMN names jsonb;
ALTER TABLE query.series ADD COLUMN names jsonb;
ALTER TABLE query.instance ADD COLUMN names jsonb;

-- Dates and times of documents; what is none is null, as senders write anything.

CREATE FUNCTION query.day(value text) RETURNS date
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

CREATE FUNCTION query.time_of_day(value text) RETURNS time
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
CREATE FUNCTION query.moment(value text) RETURNS timestamp
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
CREATE FUNCTION query.utc_offset(value text) RETURNS interval
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT make_interval(mins => (substr(z, 1, 1) || '1')::int
    * (substr(z, 2, 2)::int * 60 + substr(z, 4, 2)::int))
  FROM substring(trim(value) from '[+-]\d{4}$') AS t(z)
$$;
