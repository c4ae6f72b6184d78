export { AppConfig, hasDatabaseUrl, readConfig, type Environment, type QueueBackend } from './app-config';
export { InvalidConfiguration } from './config.errors';
export { ConfigModule } from './config.module';
export { configureOrExit } from './configure-or-exit';
export { renderEnvExample } from './env-example';
export { loadEnvFile } from './env-file';
