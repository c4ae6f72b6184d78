export { UploadReceiver, type ReceivedUpload, type ReceiveOptions } from './receiving/upload-receiver';
export { UploadsModule } from './uploads.module';
export * from './content-type/content-type.errors';
export * from './ingestion/ingestion.errors';
export { INGESTION_FIELDS } from './ingestion/ingestion-options';
export * from './multipart/multipart.errors';
export { StoredFileCorrupt } from './uploads.errors';
