-- AlterTable
ALTER TABLE "jobs" ADD COLUMN "attempt_started_at" TIMESTAMPTZ(6),
ADD COLUMN "error_reason" TEXT,
ADD COLUMN "replayed_by" UUID;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN "ungated" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "job_attempts" (
    "job_id" UUID NOT NULL,
    "run" BIGINT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "owner" TEXT,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "error_code" TEXT NOT NULL,
    "error_message" TEXT NOT NULL,

    CONSTRAINT "job_attempts_pkey" PRIMARY KEY ("job_id","run")
);

-- CreateTable
CREATE TABLE "job_kinds" (
    "kind" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "paused_at" TIMESTAMPTZ(6),

    CONSTRAINT "job_kinds_pkey" PRIMARY KEY ("kind")
);

-- DropIndex
DROP INDEX "jobs_created_at_idx";
DROP INDEX "jobs_status_id_idx";
DROP INDEX "jobs_type_id_idx";
DROP INDEX "outbox_available_at_id_idx";

-- CreateIndex: jobs are listed newest first by (created_at, id), which each of these gives without sorting.
CREATE INDEX "jobs_created_at_id_idx" ON "jobs"("created_at", "id");
CREATE INDEX "jobs_status_created_at_id_idx" ON "jobs"("status", "created_at", "id");
CREATE INDEX "jobs_type_created_at_id_idx" ON "jobs"("type", "created_at", "id");

-- CreateIndex: the relay asks kind by kind, so that a kind that is paused costs it nothing.
CREATE INDEX "outbox_kind_available_at_id_idx" ON "outbox"("kind", "available_at", "id");

-- AddForeignKey
ALTER TABLE "job_attempts" ADD CONSTRAINT "job_attempts_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- From here on: what Prisma's schema language cannot say.

-- AddCheck
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_error_reason_check" CHECK ("error_reason" IN ('exhausted', 'unretryable', 'timeout', 'poison'));

-- Dead letters of before reasons were written down.
UPDATE "jobs" SET "error_reason" = CASE
    WHEN "error_code" = 'worker_crashed' THEN 'poison'
    WHEN "error_code" = 'job_timed_out' THEN 'timeout'
    WHEN "error_retryable" THEN 'exhausted'
    ELSE 'unretryable'
  END
WHERE "status" = 'failed';

-- CreateIndex: the few deliveries that pass every gate.
CREATE INDEX "outbox_ungated_idx" ON "outbox" ("available_at") WHERE "ungated";

-- CreateIndex: what jobs are looked for by, once they have ended. A job that is accepted or runs pays for none of these;
-- those that have not ended are few enough to be looked through.
CREATE INDEX "jobs_ended_kind_idx" ON "jobs" ("kind", "created_at", "id") WHERE "finished_at" IS NOT NULL;
CREATE INDEX "jobs_ended_record_type_idx" ON "jobs" (left("params" ->> 'recordType', 63), "created_at", "id") WHERE "finished_at" IS NOT NULL;
CREATE INDEX "jobs_ended_params_idx" ON "jobs" USING gin ("params" jsonb_path_ops) WHERE "finished_at" IS NOT NULL;
-- Bounded, since a tsvector cannot be longer than 1 MiB and ending a job must never fail.
CREATE INDEX "jobs_ended_words_idx" ON "jobs" USING gin (to_tsvector('simple', translate(left(coalesce("error_message", '') || ' ' || "params"::text, 8192), '"''`{}[]()<>:;,.!?_-/\@#=+*|&%$~^', '                                '))) WHERE "finished_at" IS NOT NULL;
CREATE INDEX "jobs_parent_id_idx" ON "jobs" ("parent_id", "created_at", "id") WHERE "parent_id" IS NOT NULL;

-- CreateIndex: dead letters.
CREATE INDEX "jobs_failed_type_idx" ON "jobs" ("type", "created_at", "id") WHERE "status" = 'failed';
CREATE INDEX "jobs_failed_kind_idx" ON "jobs" ("kind", "created_at", "id") WHERE "status" = 'failed';
CREATE INDEX "jobs_failed_error_code_idx" ON "jobs" ("error_code", "created_at", "id") WHERE "status" = 'failed';
CREATE INDEX "jobs_failed_error_reason_idx" ON "jobs" ("error_reason", "created_at", "id") WHERE "status" = 'failed';
CREATE INDEX "jobs_failed_record_type_idx" ON "jobs" (left("params" ->> 'recordType', 63), "created_at", "id") WHERE "status" = 'failed';
CREATE INDEX "jobs_failed_finished_at_idx" ON "jobs" ("finished_at") WHERE "status" = 'failed';
CREATE INDEX "jobs_failed_unreplayed_idx" ON "jobs" ("created_at", "id") WHERE "status" = 'failed' AND "replayed_by" IS NULL;
CREATE INDEX "jobs_failed_replayed_idx" ON "jobs" ("created_at", "id") WHERE "status" = 'failed' AND "replayed_by" IS NOT NULL;
CREATE INDEX "jobs_failed_words_idx" ON "jobs" USING gin (to_tsvector('simple', translate(left("error_message", 8192), '"''`{}[]()<>:;,.!?_-/\@#=+*|&%$~^', '                                '))) WHERE "status" = 'failed';

-- The planner has to know which values are common, also while the table grows.
ALTER TABLE "jobs" SET (autovacuum_analyze_scale_factor = 0.02);
