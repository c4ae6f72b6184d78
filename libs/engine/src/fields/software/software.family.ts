import type { AnyFieldDefinition } from '../define-field';
import {
  cloudRegion,
  containerImage,
  cronExpression,
  databaseColumn,
  databaseEngine,
  databaseType,
  deploymentEnvironment,
  errorCode,
  logLevel,
  logLine,
  operatingSystem,
  podName,
  portMapping,
  ticketKey,
} from './operations.field';
import {
  appName,
  commitHash,
  commitMessage,
  gitBranch,
  packageName,
  programmingLanguage,
  semver,
  softwareLicense,
} from './source.field';

/** Software: its making and its running, in the order of the catalogue. */
export const softwareFields: readonly AnyFieldDefinition[] = [
  ...[
    appName,
    commitHash,
    commitMessage,
    gitBranch,
    packageName,
    programmingLanguage,
    semver,
    softwareLicense,
  ],
  ...[
    cloudRegion,
    containerImage,
    cronExpression,
    databaseColumn,
    databaseEngine,
    databaseType,
    deploymentEnvironment,
    errorCode,
    logLevel,
    logLine,
    operatingSystem,
    podName,
    portMapping,
    ticketKey,
  ],
];
