-- What a study costs to index. Without these two settings a new study with one small instance took
-- PostgreSQL 8 ms, most of it for inverted indexes, into which each row was entered twice.

-- New entries of inverted indexes gather in a list that is sorted into the index when it is full. A
-- search reads the list too: at most 256 KiB, which takes about 0.2 ms.
ALTER INDEX query.study_text SET (fastupdate = on, gin_pending_list_limit = 256);
ALTER INDEX query.study_values SET (fastupdate = on, gin_pending_list_limit = 256);
ALTER INDEX query.series_text SET (fastupdate = on, gin_pending_list_limit = 256);
ALTER INDEX query.series_values SET (fastupdate = on, gin_pending_list_limit = 256);
ALTER INDEX query.declared_value_text SET (fastupdate = on, gin_pending_list_limit = 256);

-- The batch that inserts rows updates their counts. With room for that in the same page the row
-- keeps its entries in all indexes.
ALTER TABLE query.study SET (fillfactor = 50);
ALTER TABLE query.series SET (fillfactor = 50);
