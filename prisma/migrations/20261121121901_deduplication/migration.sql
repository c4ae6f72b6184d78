-- AlterTable
ALTER TABLE "jobs" ADD COLUMN "deduplication_key" TEXT;

-- CreateTable
CREATE TABLE "deduplicated_requests" (
    "idempotency_key" TEXT NOT NULL,
    "request_fingerprint" BYTEA NOT NULL,
    "job_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deduplicated_requests_pkey" PRIMARY KEY ("idempotency_key")
);

-- CreateIndex
CREATE INDEX "deduplicated_requests_created_at_idx" ON "deduplicated_requests"("created_at");

-- CreateIndex
CREATE INDEX "deduplicated_requests_job_id_idx" ON "deduplicated_requests"("job_id");

-- AddForeignKey
ALTER TABLE "deduplicated_requests" ADD CONSTRAINT "deduplicated_requests_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on: what Prisma's schema language cannot say.

-- CreateIndex: of the jobs that have not ended, one holds the key of its type.
CREATE UNIQUE INDEX "jobs_deduplication_key_key" ON "jobs" ("type", "deduplication_key") WHERE "deduplication_key" IS NOT NULL AND "status" IN ('pending', 'in-progress');
