-- CreateTable
CREATE TABLE "backups" (
    "id" TEXT NOT NULL,
    "job_id" UUID,
    "snapshot_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "size_bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "encrypted" BOOLEAN NOT NULL,
    "missing_objects" INTEGER NOT NULL,

    CONSTRAINT "backups_pkey" PRIMARY KEY ("id")
);
