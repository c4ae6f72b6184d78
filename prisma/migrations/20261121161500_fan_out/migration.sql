-- Jobs whose chunks several workers write, and the chunks that are being written.
CREATE TABLE "shared_jobs" (
    "job_id" UUID NOT NULL,
    "run" BIGINT NOT NULL,
    "chunk_count" INTEGER NOT NULL,
    "next_position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "shared_jobs_pkey" PRIMARY KEY ("job_id")
);

CREATE TABLE "chunk_claims" (
    "job_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "token" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT,
    "lease_until" TIMESTAMPTZ(6),
    "starts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "chunk_claims_pkey" PRIMARY KEY ("job_id","position")
);

ALTER TABLE "shared_jobs" ADD CONSTRAINT "shared_jobs_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "chunk_claims" ADD CONSTRAINT "chunk_claims_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "shared_jobs"("job_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "job_chunks" ADD COLUMN "owner" TEXT;
