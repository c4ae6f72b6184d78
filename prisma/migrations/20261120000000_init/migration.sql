-- CreateTable
CREATE TABLE "jobs" (
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "result_uri" TEXT,
    "result" JSONB,
    "error_code" TEXT,
    "error_message" TEXT,
    "error_retryable" BOOLEAN,
    "progress_done" BIGINT NOT NULL DEFAULT 0,
    "progress_total" BIGINT,
    "progress_unit" TEXT NOT NULL DEFAULT 'records',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "max_attempts" INTEGER NOT NULL,
    "timeout_ms" BIGINT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "run_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivery" INTEGER NOT NULL DEFAULT 1,
    "delivery_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_token" BIGINT NOT NULL DEFAULT 0,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(6),
    "crashes" INTEGER NOT NULL DEFAULT 0,
    "cancel_requested_at" TIMESTAMPTZ(6),
    "checkpoint" JSONB,
    "idempotency_key" TEXT,
    "request_fingerprint" BYTEA,
    "parent_id" UUID,
    "request_id" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_events" (
    "id" BIGSERIAL NOT NULL,
    "job_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "job_id" UUID NOT NULL,
    "delivery" INTEGER NOT NULL,
    "queue" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "available_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_chunks" (
    "job_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "first_row" BIGINT NOT NULL,
    "row_count" INTEGER NOT NULL,
    "committed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_chunks_pkey" PRIMARY KEY ("job_id","position")
);

-- CreateTable
CREATE TABLE "datasets" (
    "record_type" TEXT NOT NULL,
    "incarnation" UUID NOT NULL DEFAULT gen_random_uuid(),
    "fields" JSONB NOT NULL,
    "schema_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "seed" BIGINT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "row_count" BIGINT NOT NULL DEFAULT 0,
    "next_row" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "datasets_pkey" PRIMARY KEY ("record_type")
);

-- CreateTable
CREATE TABLE "stored_files" (
    "id" UUID NOT NULL,
    "job_id" UUID,
    "storage_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "uploaded_files" (
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "original_name" TEXT NOT NULL,
    "stored_path" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "record_type" TEXT,
    "format" TEXT,
    "status" TEXT NOT NULL DEFAULT 'stored',
    "uploaded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "uploaded_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instance_secrets" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instance_secrets_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "jobs_created_at_idx" ON "jobs"("created_at");

-- CreateIndex
CREATE INDEX "jobs_status_id_idx" ON "jobs"("status", "id" DESC);

-- CreateIndex
CREATE INDEX "jobs_type_id_idx" ON "jobs"("type", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "jobs_idempotency_key_key" ON "jobs"("idempotency_key");

-- CreateIndex
CREATE INDEX "job_events_job_id_id_idx" ON "job_events"("job_id", "id");

-- CreateIndex
CREATE INDEX "outbox_available_at_id_idx" ON "outbox"("available_at", "id");

-- CreateIndex
CREATE INDEX "outbox_job_id_idx" ON "outbox"("job_id");

-- CreateIndex
CREATE UNIQUE INDEX "stored_files_storage_key_key" ON "stored_files"("storage_key");

-- CreateIndex
CREATE INDEX "stored_files_job_id_idx" ON "stored_files"("job_id");

-- CreateIndex
CREATE INDEX "stored_files_expires_at_idx" ON "stored_files"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "uploaded_files_job_id_key" ON "uploaded_files"("job_id");

-- AddForeignKey
ALTER TABLE "job_events" ADD CONSTRAINT "job_events_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_chunks" ADD CONSTRAINT "job_chunks_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploaded_files" ADD CONSTRAINT "uploaded_files_id_fkey" FOREIGN KEY ("id") REFERENCES "stored_files"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- From here on: what Prisma's schema language cannot say.

-- CreateSchema: generated rows, one table for each record type, and the tables that are still being filled.
CREATE SCHEMA "datasets";
CREATE SCHEMA "staging";

-- AddCheck
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_type_check" CHECK ("type" ~ '^[a-z][a-z-]{0,39}$');
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_status_check" CHECK ("status" IN ('pending', 'in-progress', 'completed', 'failed', 'cancelled'));
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_finished_check" CHECK (("status" IN ('completed', 'failed', 'cancelled')) = ("finished_at" IS NOT NULL));
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_lease_check" CHECK (("lease_owner" IS NULL) = ("lease_until" IS NULL));
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_attempts_check" CHECK ("attempts" >= 0 AND "max_attempts" >= 1);
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_progress_check" CHECK ("progress_done" >= 0 AND ("progress_total" IS NULL OR "progress_done" <= "progress_total"));
ALTER TABLE "uploaded_files" ADD CONSTRAINT "uploaded_files_status_check" CHECK ("status" IN ('stored', 'verified', 'rejected'));
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_record_type_check" CHECK ("record_type" ~ '^[a-z][A-Za-z0-9_]{0,62}$');

-- CreateIndex: the reconciler's two questions, asked every second; both indexes hold only live jobs.
CREATE INDEX "jobs_lease_until_idx" ON "jobs" ("lease_until") WHERE "status" = 'in-progress';
CREATE INDEX "jobs_delivery_seen_at_idx" ON "jobs" ("delivery_seen_at") WHERE "status" IN ('pending', 'in-progress') AND "lease_until" IS NULL;

-- CreateIndex: idempotency keys that are still held, to find those that expire.
CREATE INDEX "jobs_idempotency_expiry_idx" ON "jobs" ("created_at") WHERE "idempotency_key" IS NOT NULL;

-- A job's row is updated several times in its life: room in the page keeps those updates cheap (HOT).
ALTER TABLE "jobs" SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "outbox" SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
