export { BatchedLookup } from './batched-lookup';
export { Database, type DatabaseOptions, type Queryable } from './database';
export {
  DatabaseUnavailable,
  MigrationFailed,
  isUnavailable,
  translateDatabaseError,
} from './database.errors';
export { DatabaseModule } from './database.module';
export { instanceSecret } from './instance-secret';
export { Listener } from './listener';
export { untilMigrated } from './until-migrated';
export { migrate, migrationsDirectory, pendingMigrations } from './migrations';
export { Prisma } from './prisma-client/client';
export type { PoolUse } from './pools';
export type { PoolClient } from 'pg';
