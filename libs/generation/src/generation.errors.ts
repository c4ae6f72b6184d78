import { AppError } from '@app/errors';
import { ENGINE_VERSION } from '@app/engine';

/** `replace` and `create` show all rows at once or none: there is nothing that could be kept. */
export class NothingToKeep extends AppError {
  readonly code = 'nothing_to_keep';

  constructor(mode: string) {
    const message = `onCancel "keep" needs mode append: ${mode} shows its rows only when all are there`;
    super(message, { issues: [{ pointer: '/onCancel', code: 'nothing_to_keep', message }] });
  }
}

/** A job was begun by an engine whose bytes may differ from ours; mixing both would break determinism. */
export class EngineVersionChanged extends AppError {
  readonly code = 'engine_version_changed';

  constructor(begunWith: string) {
    super(
      `The job was begun with engine version ${begunWith} and cannot be finished with ${ENGINE_VERSION}; run it again`,
      { details: { begunWith, current: ENGINE_VERSION } },
    );
  }
}
