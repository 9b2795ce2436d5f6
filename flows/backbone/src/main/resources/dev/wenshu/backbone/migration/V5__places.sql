-- Digest of what an operation writes to, so that a later one, of the same document or of the item's next version, may take its
-- place; empty where each operation stands for itself.
ALTER TABLE write_back ADD COLUMN place VARCHAR(64);
CREATE INDEX write_back_by_place ON write_back (place, state);
