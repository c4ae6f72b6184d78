import { Module } from '@nestjs/common';
import { DatasetsModule } from '@app/datasets';
import { VerifyDatasetHandler } from './jobs/verify-dataset/verify-dataset.handler';

/** Runs verifications. */
@Module({ imports: [DatasetsModule], providers: [VerifyDatasetHandler] })
export class VerificationWorkerModule {}
