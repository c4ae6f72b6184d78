-- AlterTable: the tenant that a job may not reach beyond, where its request came from one that is bound.
ALTER TABLE "jobs" ADD COLUMN "bound_to" TEXT;

-- AlterTable: whose a file, a dataset and an unfinished upload is. Jobs go by retention, and these stay.
ALTER TABLE "stored_files" ADD COLUMN "tenant" TEXT NOT NULL DEFAULT '';
ALTER TABLE "datasets" ADD COLUMN "tenant" TEXT NOT NULL DEFAULT '';
ALTER TABLE "resumable_uploads" ADD COLUMN "bound_to" TEXT;

-- What is there already belongs to whom its job ran for, where that is still known.
-- safe because: only what a tenant has is written, and a file is one short row
UPDATE "stored_files" SET "tenant" = "jobs"."tenant" FROM "jobs" WHERE "jobs"."id" = "stored_files"."job_id" AND "jobs"."tenant" <> '';
-- safe because: there are as many datasets as people have named
UPDATE "datasets" SET "tenant" = "jobs"."tenant" FROM "jobs" WHERE "jobs"."tenant" <> '' AND "jobs"."id" = (
  SELECT "job_id" FROM "dataset_chunks" WHERE "dataset_chunks"."incarnation" = "datasets"."incarnation"
  ORDER BY "first_row" LIMIT 1
);
