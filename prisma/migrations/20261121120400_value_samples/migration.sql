-- CreateTable
CREATE TABLE "value_samples" (
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "value_samples_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "sampled_columns" (
    "file_id" UUID NOT NULL,
    "column_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "sampled_columns_pkey" PRIMARY KEY ("file_id","column_name")
);

-- AddForeignKey
ALTER TABLE "sampled_columns" ADD CONSTRAINT "sampled_columns_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "value_samples"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;
