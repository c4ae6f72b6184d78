import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { PROBLEMS, type ProblemCode } from '../http/problem/problem-table';
import { PROBLEM_CONTENT_TYPE } from '../http/problem/problem';

/** Errors that any operation can answer. */
const ALWAYS: readonly ProblemCode[] = [
  'bad_request',
  'database_unavailable',
  'service_starting',
  'internal_error',
];

/** Errors of reading a JSON body. */
export const BODY_PROBLEMS = [
  'body_missing',
  'invalid_json',
  'json_too_complex',
  'validation_failed',
  'body_too_large',
  'body_not_json',
  'body_timed_out',
] as const satisfies readonly ProblemCode[];

/** Documents the problems that an operation can answer, one response for each status with an example for each code. */
export function Problems(...codes: readonly ProblemCode[]): MethodDecorator {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of [...new Set([...codes, ...ALWAYS])]) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return applyDecorators(...[...byStatus].map(([status, those]) => problemResponse(status, those)));
}

function problemResponse(status: number, codes: readonly ProblemCode[]): MethodDecorator {
  return ApiResponse({ status, ...describeProblems(codes) });
}

/** The answer of a status that these codes have. */
export function describeProblems(codes: readonly ProblemCode[]): {
  description: string;
  headers?: Record<string, typeof RETRY_AFTER>;
  content: Record<string, { schema: { $ref: string }; examples: Record<string, { $ref: string }> }>;
} {
  const retryAfter = codes.some(
    (code) => code === 'too_many_requests' || PROBLEMS[code].retryAfter !== undefined,
  );
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].meaning}`).join('\n\n'),
    ...(retryAfter && { headers: { 'Retry-After': RETRY_AFTER } }),
    content: {
      [PROBLEM_CONTENT_TYPE]: {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

const RETRY_AFTER = {
  description: 'Seconds after which it is worth trying again.',
  schema: { type: 'integer' as const, example: 1 },
};

/** The examples that the responses refer to, by code. */
export function problemExamples(): Record<string, { summary: string; value: object }> {
  return Object.fromEntries(
    Object.entries(PROBLEMS).map(([code, { status, title, meaning }]) => [
      code,
      {
        summary: title,
        value: {
          type: `urn:veogen:problem:${code}`,
          title,
          status,
          detail: meaning.replaceAll('`', ''),
          instance: '/',
          code,
          requestId: '0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c',
        },
      },
    ]),
  );
}
