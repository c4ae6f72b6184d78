import { BackupBody } from '../backup/backup.body';
import { ValidationFailed } from '../http/http.errors';
import { RequestValidation } from '../http/validation/validation.pipe';
import { ExportBody, ExportListBody } from '../exports/export.body';
import { GenerateBody } from '../generation/generate.body';
import { requireAllowedCounts } from '../generation/record-limit';

/** What can be scheduled, and the class that checks the body of the same request over HTTP. */
export const REQUEST_TYPES = { generation: GenerateBody, export: ExportBody, backup: BackupBody } as const;
type RequestType = keyof typeof REQUEST_TYPES;

/** How a single job is run; a schedule runs its jobs by the defaults of their kind. */
const JOB_OPTIONS = ['maxAttempts', 'timeoutMs', 'priority', 'tenant', 'runAt'];

const validation = new RequestValidation();

/**
 * Checks a request as its own route does.
 * @param limits.records `MAX_RECORDS`
 * @throws ValidationFailed with pointers into the schedule
 */
export function readScheduledRequest(
  request: unknown,
  limits: { records: number },
): { type: RequestType; body: unknown } {
  const { type, body, ...others } = objectAt('/request', request);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    refuse(
      '/request',
      'unknown_property',
      `request has type and body, and no ${JSON.stringify(unknown.slice(0, 60))}`,
    );
  }
  if (!isRequestType(type)) {
    return refuse(
      '/request/type',
      'not_allowed',
      `type must be one of ${Object.keys(REQUEST_TYPES).join(', ')}`,
    );
  }
  const checked = objectAt('/request/body', body);
  for (const name of JOB_OPTIONS) {
    if (name in checked)
      refuse(`/request/body/${name}`, 'not_allowed', `${name} cannot be given with a schedule`);
  }
  try {
    const metatype = type === 'export' && 'recordTypes' in checked ? ExportListBody : REQUEST_TYPES[type];
    const valid = validation.transform(checked, { type: 'body', metatype });
    if (valid instanceof GenerateBody) requireAllowedCounts(valid, limits.records);
    return { type, body: valid };
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error;
    throw new ValidationFailed(
      error.issues.map((issue) => ({ ...issue, pointer: `/request/body${issue.pointer}` })),
    );
  }
}

function isRequestType(type: unknown): type is RequestType {
  return typeof type === 'string' && Object.hasOwn(REQUEST_TYPES, type);
}

function objectAt(pointer: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  return refuse(pointer, 'wrong_type', `${pointer.split('/').at(-1)} must be an object`);
}

function refuse(pointer: string, code: string, message: string): never {
  throw new ValidationFailed([{ pointer, code, message }]);
}
