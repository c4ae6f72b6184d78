export { describeStorageDriver, type StorageHarness } from './drivers/conformance';
