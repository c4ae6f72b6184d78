export { EnqueueVerification } from './commands/enqueue-verification.command';
export { RowRecomputer } from './recompute/row-recomputer';
export { ReceiptIncomplete, RowNotRecomputable } from './verification.errors';
export { VerificationModule } from './verification.module';
