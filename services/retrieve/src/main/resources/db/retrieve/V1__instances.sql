-- One row an instance: all that is needed to answer a retrieve request without reading the object.
-- The table is an index and may be thrown away: the events and the objects build it again.

-- Grows with every row written. What was read under an older revision leaves newer rows out.
create sequence revision;

create table instance (
    sop_instance_uid text collate "C" primary key,
    study_instance_uid text collate "C" not null,
    series_instance_uid text collate "C" not null,
    version bigint not null,
    revision bigint not null,
    -- The order of delivery; the highest integer where the instance has no number.
    series_number integer not null,
    instance_number integer not null,
    object_key text not null,
    size bigint not null,
    sha256 bytea not null,
    transfer_syntax_uid text collate "C" not null,
    frames bytea not null,
    bulk_data text not null,
    metadata bytea not null,
    metadata_deflated integer not null,
    metadata_text integer not null,
    metadata_segments integer not null
);

-- Metadata is deflated already and mostly fits into the page: not compressed again, and moved out
-- of the row only when it has to be, for a series is read row after row.
alter table instance alter column metadata set storage external;
alter table instance set (toast_tuple_target = 8160);

create index instance_in_study on instance
    (study_instance_uid, series_number, series_instance_uid, instance_number, sop_instance_uid);
create index instance_in_series on instance
    (series_instance_uid, instance_number, sop_instance_uid);
