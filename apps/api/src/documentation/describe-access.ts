import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Access } from '@app/auth';
import { declaredRoutes } from '../auth/declared-routes';
import { PROBLEMS, type ProblemCode } from '../http/problem/problem-table';
import { describeProblems } from './problem-responses';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Description = ReturnType<typeof describeProblems>;

/** What any operation can answer that asks for credentials, and any that is counted. */
const OF_CREDENTIALS = ['unauthenticated', 'forbidden', 'identity_provider_unavailable'] as const;
const OF_LIMITS = ['too_many_requests'] as const;

export const SECURITY_SCHEMES = {
  bearer: {
    type: 'http' as const,
    scheme: 'bearer',
    description: 'An API key (AUTH_MODE=api-key), or a token of your identity provider (AUTH_MODE=jwt).',
  },
  apiKey: {
    type: 'apiKey' as const,
    in: 'header' as const,
    name: 'X-API-Key',
    description: 'An API key, where `Authorization` is taken for something else.',
  },
};

/** Says of each operation who may use it and how that is refused, by the decorators of the controllers. */
export function describeAccess(document: OpenAPIObject, app: INestApplication): void {
  document.components = { ...document.components, securitySchemes: SECURITY_SCHEMES };
  for (const { method, path, access } of declaredRoutes(app)) {
    const item = document.paths[path.replace(/:(\w+)/g, '{$1}')] as Record<string, Operation> | undefined;
    const operation = item?.[method.toLowerCase()];
    if (operation === undefined) continue;
    operation.security = securityOf(access);
    const isProbe = path.startsWith('/health/');
    const codes = [...(access?.kind === 'public' ? [] : OF_CREDENTIALS), ...(isProbe ? [] : OF_LIMITS)];
    for (const code of codes) addProblem(operation, code);
  }
}

/** Either scheme, with the scopes of which one is needed; nothing where everybody may. */
function securityOf(access: Access | undefined): Record<string, string[]>[] {
  if (access?.kind === 'public') return [];
  const scopes = access?.kind === 'scopes' ? access.scopes : (['generate', 'export', 'upload'] as const);
  return Object.keys(SECURITY_SCHEMES).flatMap((scheme) => scopes.map((scope) => ({ [scheme]: [scope] })));
}

/** Where the status is described already, the code is one more of it. */
function addProblem(operation: Operation, code: ProblemCode): void {
  const { status } = PROBLEMS[code];
  const responses = operation.responses as unknown as Record<string, Description | undefined>;
  const known = Object.values(responses[status]?.content ?? {}).flatMap(({ examples }) =>
    Object.keys(examples),
  );
  responses[status] = describeProblems([...(known as ProblemCode[]), code]);
}
