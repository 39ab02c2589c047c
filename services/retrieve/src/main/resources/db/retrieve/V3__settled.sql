-- The metadata of a series that has settled, as one deflated text for each base URL under which it
-- is asked for. It holds while its digest is that of the series; all of it may be thrown away.
create table settled (
    study_instance_uid text collate "C" not null,
    series_instance_uid text collate "C" not null,
    base_url text collate "C" not null,
    digest text not null,
    text_length bigint not null,
    crc32 integer not null,
    deflated bytea not null,
    primary key (series_instance_uid, study_instance_uid, base_url)
);

-- Deflated already, and read piece by piece.
alter table settled alter column deflated set storage external;
