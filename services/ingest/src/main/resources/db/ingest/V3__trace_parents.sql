-- The trace of the request that an event comes from (W3C Trace Context), when there is one.
ALTER TABLE outbox ADD COLUMN trace_parent text;
