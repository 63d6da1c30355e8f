import { hash } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import { declaredErrors } from '../../../shared/errors.js';
import { moneyError } from '../../../shared/money.js';
import { PROTOCOL_PROBLEMS } from '../http.errors.js';
import { STATUS_OF_KIND } from '../problem.js';
import { headersNamed } from './headers.js';
import type { RouteContract } from './route-contracts.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Responses = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;
type Answer = Responses[string];
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly title: string;
}

/** Errors of any request, before or while it is read. */
const HTTP_FAULTS = [
  'http.malformed-request',
  'http.request-timeout',
  'http.uri-too-long',
  'http.headers-too-large',
] as const;

/** Errors of any body; it is read even where the route takes none. */
const BODY_FAULTS = ['http.malformed-text', 'http.body-too-large', 'http.unsupported-media-type'] as const;

const JSON_FAULTS = [
  'http.malformed-json',
  'http.not-an-object',
  'http.duplicate-key',
  'http.forbidden-key',
  'http.number-out-of-range',
  'http.too-deep',
  'http.too-many-values',
] as const;

/** Errors that the database may raise on a write. */
const WRITE_FAULTS = ['http.invalid-value', 'http.conflict', 'http.concurrent-change'] as const;

/** Statuses whose answers carry Retry-After. */
const STATUSES_TO_REPEAT = new Set([429, 503]);

function headersOfRepeat(status: number) {
  const quota = ['RateLimit-Policy', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'] as const;
  return ['Retry-After', ...(status === 429 ? quota : [])] as const;
}

/** The permission of the routes that stay open while a given-out password must be changed. */
const OWN_SESSION = 'identity.session';

/** All codes that a route may answer with: those of its kind, and those of its @Problems. Throws for an unknown code. */
function codesOf(
  operation: Operation,
  isWrite: boolean,
  { isPublic, permission, maxAgeSeconds, isIdempotent, isVersioned, problems }: RouteContract,
): string[] {
  const body = operation.requestBody;
  const hasBody = body !== undefined;
  const isText = hasBody && !('$ref' in body) && !('application/json' in body.content);
  const has = (place: string, name?: string): boolean =>
    (operation.parameters ?? []).some(
      (one) => 'in' in one && one.in === place && (name === undefined || one.name === name),
    );
  return [
    'http.invalid-request',
    ...HTTP_FAULTS,
    ...(isWrite ? [...BODY_FAULTS, ...WRITE_FAULTS] : []),
    ...(isWrite && !isText ? JSON_FAULTS : []),
    ...(hasBody && !isText ? ['http.empty-body'] : []),
    ...(has('path') ? ['http.invalid-id', 'http.not-found'] : []),
    ...(has('query', 'cursor') ? ['http.invalid-cursor'] : []),
    ...(isPublic
      ? []
      : ['http.unauthenticated', 'http.invalid-dpop-proof', 'http.forbidden', 'http.too-many-requests']),
    ...(maxAgeSeconds === undefined ? [] : ['http.step-up-required']),
    ...(isPublic || permission === OWN_SESSION ? [] : ['http.password-change-required']),
    ...(isPublic || !hasBody ? [] : Object.keys(moneyError.catalog)),
    ...(isIdempotent
      ? ['http.invalid-idempotency-key', 'http.idempotency-key-reused', 'http.answer-erased']
      : []),
    ...(isVersioned ? ['http.precondition-required', 'http.stale-version', 'http.invalid-if-match'] : []),
    ...problems,
    'http.internal-error',
    'http.unavailable',
  ];
}

function refusalOf(code: string): Refusal {
  const declared = declaredErrors().get(code);
  if (declared) return { status: STATUS_OF_KIND[declared.kind], code, title: declared.title };
  const protocol = Object.entries(PROTOCOL_PROBLEMS).find(([, problem]) => problem.code === code);
  if (!protocol) throw new Error(`@Problems names ${code}, which no room declares`);
  return { status: Number(protocol[0]), code, title: protocol[1].title };
}

/**
 * Adds one response for each status, which lists its codes in words and as values, so that generated clients know the refusals of each
 * operation. Equal responses are written once, under `components`. A response that the route documents itself is kept.
 */
export function addProblemResponses(
  method: string,
  operation: Operation,
  contract: RouteContract,
): Responses {
  const byStatus = new Map<number, Refusal[]>();
  for (const refusal of [...new Set(codesOf(operation, method !== 'get', contract))].map(refusalOf)) {
    byStatus.set(refusal.status, [...(byStatus.get(refusal.status) ?? []), refusal]);
  }
  const shared: Responses = {};
  for (const [status, refusals] of [...byStatus].sort(([a], [b]) => a - b)) {
    if (operation.responses[String(status)]) continue;
    const name = nameOf(status, refusals);
    shared[name] = answerOf(status, refusals);
    operation.responses[String(status)] = { $ref: `#/components/responses/${name}` };
  }
  return shared;
}

/** The name of a response schema: its code, or the status with a hash of several codes, so that equal lists share a schema. */
function nameOf(status: number, refusals: readonly Refusal[]): string {
  const codes = refusals.map(({ code }) => code);
  const [only = '', ...others] = codes;
  return others.length === 0 ? only : `${status}-${hash('sha256', codes.join(' ')).slice(0, 12)}`;
}

function answerOf(status: number, refusals: readonly Refusal[]): Answer {
  const code = { type: 'string' as const, enum: refusals.map((refusal) => refusal.code) };
  return {
    description: refusals.map((refusal) => `\`${refusal.code}\`: ${refusal.title}`).join('\n\n'),
    ...(STATUSES_TO_REPEAT.has(status) ? { headers: headersNamed(...headersOfRepeat(status)) } : {}),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { type: 'object', required: ['code'], properties: { code }, additionalProperties: true },
          ],
        },
      },
    },
  };
}

export const PROBLEM_SCHEMAS: Readonly<Record<string, Schema>> = {
  FieldFault: {
    type: 'object',
    required: ['pointer', 'detail'],
    properties: {
      pointer: {
        type: 'string',
        description:
          'Where: a JSON pointer into the body (RFC 6901), `/lines/7/value` for the cell `value` in line 7 of a CSV file, ' +
          'or `?name` for a query parameter.',
        example: '/drivers/0/birthDate',
      },
      detail: {
        type: 'string',
        description: 'What is wrong there.',
        example: 'must be a date such as 2026-03-01',
      },
    },
  },
  Problem: {
    type: 'object',
    description: 'RFC 9457 problem details. Further members depend on the code.',
    required: ['type', 'title', 'status', 'code', 'instance', 'requestId'],
    properties: {
      type: {
        type: 'string',
        format: 'uri',
        description: 'A stable name of the kind of problem; not an address.',
        example: 'urn:bindery:problem:http.invalid-request',
      },
      title: { type: 'string', example: 'Some fields of the request are wrong.' },
      status: { type: 'integer', example: 400 },
      code: { type: 'string', description: 'Stable; made for programs.', example: 'http.invalid-request' },
      detail: { type: 'string', description: 'What is special about this occurrence.' },
      instance: { type: 'string', description: 'The path of the request.', example: '/api/v1/quotes' },
      requestId: { type: 'string', description: 'Quote it when you ask for help.' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/FieldFault' } },
    },
    additionalProperties: true,
  },
};
