-- AlterTable
ALTER TABLE "datasets" ADD COLUMN     "reference_targets" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "settled_rows" int8multirange NOT NULL DEFAULT '{}',
ADD COLUMN     "unique_together" JSONB NOT NULL DEFAULT '[]';
