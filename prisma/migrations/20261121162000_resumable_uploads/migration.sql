-- CreateTable
CREATE TABLE "resumable_uploads" (
    "id" UUID NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "offset_bytes" BIGINT NOT NULL DEFAULT 0,
    "metadata" JSONB NOT NULL,
    "idempotency_key" TEXT,
    "request_id" TEXT,
    "job_id" UUID,
    "lease_token" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(6),
    "release_requested" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "active_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "resumable_uploads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staged_objects" (
    "storage_key" TEXT NOT NULL,
    "upload_id" UUID NOT NULL,
    "offset_bytes" BIGINT NOT NULL,
    "size_bytes" BIGINT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staged_objects_pkey" PRIMARY KEY ("storage_key")
);

-- CreateIndex
CREATE INDEX "resumable_uploads_expires_at_idx" ON "resumable_uploads"("expires_at");

-- CreateIndex
CREATE INDEX "resumable_uploads_job_id_idx" ON "resumable_uploads"("job_id");

-- CreateIndex
CREATE INDEX "staged_objects_upload_id_offset_bytes_idx" ON "staged_objects"("upload_id", "offset_bytes");

-- AddForeignKey
ALTER TABLE "resumable_uploads" ADD CONSTRAINT "resumable_uploads_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
