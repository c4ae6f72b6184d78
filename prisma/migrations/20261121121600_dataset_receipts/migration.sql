-- CreateTable
CREATE TABLE "dataset_chunks" (
    "incarnation" UUID NOT NULL,
    "first_row" BIGINT NOT NULL,
    "row_count" INTEGER NOT NULL,
    "job_id" UUID NOT NULL,
    "seed" BIGINT,
    "engine_version" TEXT,
    "block_hashes" BYTEA NOT NULL,

    CONSTRAINT "dataset_chunks_pkey" PRIMARY KEY ("incarnation","first_row")
);

-- From here on: what Prisma's schema language cannot say.

ALTER TABLE "dataset_chunks" ADD CONSTRAINT "dataset_chunks_row_count_check" CHECK ("row_count" > 0);
ALTER TABLE "dataset_chunks" ADD CONSTRAINT "dataset_chunks_block_hashes_check" CHECK (octet_length("block_hashes") > 0 AND octet_length("block_hashes") % 32 = 0);
-- Rows come from a seed and an engine, or from neither.
ALTER TABLE "dataset_chunks" ADD CONSTRAINT "dataset_chunks_origin_check" CHECK (("seed" IS NULL) = ("engine_version" IS NULL));
-- Hashes do not compress; trying costs time for nothing.
ALTER TABLE "dataset_chunks" ALTER COLUMN "block_hashes" SET STORAGE EXTERNAL;
