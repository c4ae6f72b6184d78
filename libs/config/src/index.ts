export {
  AppConfig,
  hasDatabaseUrl,
  readConfig,
  type Environment,
  type JwtSettings,
  type QueueBackend,
  type S3Settings,
} from './app-config';
export { InvalidConfiguration } from './config.errors';
export { ConfigModule } from './config.module';
export { configureOrExit, EXIT_CONFIGURATION } from './configure-or-exit';
export { renderEnvExample } from './env-example';
export { loadEnvFile } from './env-file';
export { readPackageInfo } from './package-info';
export { programEnvironment, programFolders } from './program-environment';
export { SETTINGS } from './settings';
