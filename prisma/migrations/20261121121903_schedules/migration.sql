-- AlterTable
ALTER TABLE "jobs" ADD COLUMN "schedule_id" UUID;

-- CreateTable
CREATE TABLE "schedules" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "cron" TEXT,
    "every_ms" BIGINT,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "request_type" TEXT NOT NULL,
    "request_body" JSONB NOT NULL,
    "overlap" TEXT NOT NULL DEFAULT 'skip',
    "catch_up" TEXT NOT NULL DEFAULT 'one',
    "paused_at" TIMESTAMPTZ(6),
    "next_run_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedule_runs" (
    "schedule_id" UUID NOT NULL,
    "tick" TIMESTAMPTZ(6) NOT NULL,
    "by_hand" BOOLEAN NOT NULL DEFAULT false,
    "outcome" TEXT NOT NULL,
    "job_id" UUID,
    "error_code" TEXT,
    "error_message" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedule_runs_pkey" PRIMARY KEY ("schedule_id","tick","by_hand")
);

-- CreateIndex
CREATE UNIQUE INDEX "schedules_name_key" ON "schedules"("name");

-- AddForeignKey
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on: what Prisma's schema language cannot say.

-- AddCheck
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_timing_check" CHECK (("cron" IS NULL) <> ("every_ms" IS NULL));
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_overlap_check" CHECK ("overlap" IN ('skip', 'allow'));
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_catch_up_check" CHECK ("catch_up" IN ('none', 'one'));
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_outcome_check" CHECK ("outcome" IN ('started', 'skipped', 'missed', 'failed'));

-- CreateIndex: what every worker asks every second.
CREATE INDEX "schedules_next_run_at_idx" ON "schedules" ("next_run_at") WHERE "paused_at" IS NULL;

-- CreateIndex: whether a job of the schedule still runs.
CREATE INDEX "jobs_schedule_id_idx" ON "jobs" ("schedule_id") WHERE "schedule_id" IS NOT NULL AND "status" IN ('pending', 'in-progress');
