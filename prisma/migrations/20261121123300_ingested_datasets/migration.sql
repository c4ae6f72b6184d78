-- Rows of a file have no seed and no engine.
ALTER TABLE datasets ALTER COLUMN seed DROP NOT NULL, ALTER COLUMN engine_version DROP NOT NULL;
