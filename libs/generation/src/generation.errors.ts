import { AppError } from '@app/errors';
import { ENGINE_VERSION } from '@app/engine';

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
