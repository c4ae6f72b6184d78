-- What a dataset's rows are generated from, beside its fields. NULL where the request had none, as all had before.
ALTER TABLE "datasets" ADD COLUMN "correlation" JSONB, ADD COLUMN "series" JSONB;
