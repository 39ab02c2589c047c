-- What has been deleted: answered with 410 until gone_until. The version keeps an older announcement
-- that comes late from bringing the instance back.
create table tombstone (
    sop_instance_uid text collate "C" primary key,
    study_instance_uid text collate "C" not null,
    series_instance_uid text collate "C" not null,
    version bigint not null,
    gone_until timestamptz not null
);

create index tombstone_in_series on tombstone (study_instance_uid, series_instance_uid);
create index tombstone_until on tombstone (gone_until);
