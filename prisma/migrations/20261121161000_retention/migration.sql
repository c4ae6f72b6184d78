-- AlterTable
ALTER TABLE "stored_files" ADD COLUMN "record_types" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "deletions" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "request_id" TEXT,
    "part_of" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',
    "requested_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(6),

    CONSTRAINT "deletions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "object_removals" (
    "storage_key" TEXT NOT NULL,
    "deletion_id" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "object_removals_pkey" PRIMARY KEY ("storage_key")
);

-- CreateTable
CREATE TABLE "unlisted_objects" (
    "storage_key" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unlisted_objects_pkey" PRIMARY KEY ("storage_key")
);

-- CreateTable
CREATE TABLE "retention_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "next_run_at" TIMESTAMPTZ(6) NOT NULL,
    "next_scan_at" TIMESTAMPTZ(6) NOT NULL,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(6),
    "last_run" JSONB,

    CONSTRAINT "retention_state_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stored_files_created_at_idx" ON "stored_files"("created_at");

-- CreateIndex
CREATE INDEX "stored_files_record_types_idx" ON "stored_files" USING GIN ("record_types");

-- CreateIndex
CREATE INDEX "deletions_kind_subject_idx" ON "deletions"("kind", "subject");

-- CreateIndex
CREATE INDEX "deletions_part_of_idx" ON "deletions"("part_of");

-- CreateIndex
CREATE INDEX "object_removals_due_at_idx" ON "object_removals"("due_at");

-- CreateIndex
CREATE INDEX "object_removals_deletion_id_idx" ON "object_removals"("deletion_id");

-- CreateIndex
CREATE INDEX "unlisted_objects_found_at_idx" ON "unlisted_objects"("found_at");

-- AddForeignKey
ALTER TABLE "object_removals" ADD CONSTRAINT "object_removals_deletion_id_fkey" FOREIGN KEY ("deletion_id") REFERENCES "deletions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- From here on: what Prisma's schema language cannot say.

-- AddCheck
ALTER TABLE "deletions" ADD CONSTRAINT "deletions_kind_check" CHECK ("kind" IN ('dataset', 'file'));
ALTER TABLE "deletions" ADD CONSTRAINT "deletions_reason_check" CHECK ("reason" IN ('request', 'retention'));
ALTER TABLE "retention_state" ADD CONSTRAINT "retention_state_one_row_check" CHECK ("id" = 1);

-- An hour to set the policy before anything is removed that was there before there was one.
INSERT INTO "retention_state" ("next_run_at", "next_scan_at") VALUES (now() + interval '1 hour', now() + interval '1 hour');

-- Which datasets the files that there are were made of, for those who delete a dataset with its exports.
UPDATE "stored_files" SET "record_types" = ARRAY["params" ->> 'recordType']
FROM "jobs"
WHERE "jobs"."id" = "job_id" AND "params" ->> 'recordType' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "uploaded_files" WHERE "uploaded_files"."id" = "stored_files"."id");

-- CreateIndex: jobs in the order in which retention removes them. Dead letters have one already.
CREATE INDEX "jobs_done_finished_at_idx" ON "jobs" ("finished_at") WHERE "status" IN ('completed', 'cancelled');
