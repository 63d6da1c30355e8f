import type { OpenAPIObject } from '@nestjs/swagger';
import { fieldsOf, modelsByName } from '../fields/schema.js';
import type { RouteContract } from './route-contracts.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Components = NonNullable<OpenAPIObject['components']>;
type Answer = Operation['responses'][string];
type Content = NonNullable<Extract<NonNullable<Answer>, { description: string }>['content']>;
type AnswerHeaders = NonNullable<Extract<NonNullable<Answer>, { description: string }>['headers']>;

const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Repeat a request safely: the same key with the same body gives the first answer again for 7 days. ' +
      '1 to 128 visible ASCII characters, such as a UUID.',
    schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[!-~]+$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description:
      'The ETag of the version you read; 412 when it has changed since, 428 when this header is missing.',
    schema: { type: 'string', example: '"1"' },
  },
} as const satisfies Components['parameters'];

const HEADERS = {
  ETag: {
    description: 'The version, for If-Match and If-None-Match.',
    schema: { type: 'string', example: '"1"' },
  },
  Location: {
    description: 'The address of what was created.',
    schema: { type: 'string', format: 'uri-reference' },
  },
  'Idempotency-Replayed': {
    description: '`true` when this is the stored answer to an earlier request with the same key.',
    schema: { type: 'string', enum: ['true'] },
  },
  'Retry-After': {
    description: 'After how many seconds to try again.',
    schema: { type: 'integer', minimum: 0 },
  },
  'RateLimit-Policy': {
    description: 'For clients that act for themselves: their limits, each with its window in seconds.',
    schema: { type: 'string', example: '60;w=60, 1000;w=3600' },
  },
  'RateLimit-Limit': {
    description: 'The limit of the window that is nearer to its end of quota.',
    schema: { type: 'integer', minimum: 1 },
  },
  'RateLimit-Remaining': {
    description: 'What is left of it.',
    schema: { type: 'integer', minimum: 0 },
  },
  'RateLimit-Reset': {
    description: 'After how many seconds it begins anew.',
    schema: { type: 'integer', minimum: 1 },
  },
} as const satisfies Components['headers'];

export const HEADER_COMPONENTS = { parameters: PARAMETERS, headers: HEADERS };

/** References to headers under `components`. */
export function headersNamed(...names: readonly (keyof typeof HEADERS)[]): AnswerHeaders {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function parameterNamed(name: keyof typeof PARAMETERS): Parameter {
  return { $ref: `#/components/parameters/${name}` };
}

/** The headers that follow from @Idempotent, @ExpectedVersion and @LocatedAt. */
export function addHeaders(operation: Operation, contract: RouteContract): void {
  const { isIdempotent, isVersioned, locatedAt } = contract;
  operation.parameters = [
    ...(operation.parameters ?? []),
    ...(isIdempotent ? [parameterNamed('IdempotencyKey')] : []),
    ...(isVersioned ? [parameterNamed('IfMatch')] : []),
  ];
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (!status.startsWith('2') || !answer || '$ref' in answer) continue;
    const headers = {
      ...answer.headers,
      ...(isVersioned || hasRowVersion(answer) ? headersNamed('ETag') : {}),
      ...(locatedAt === undefined ? {} : headersNamed('Location')),
      ...(isIdempotent ? headersNamed('Idempotency-Replayed') : {}),
    };
    if (Object.keys(headers).length > 0) answer.headers = headers;
  }
}

/** Whether the answer has a `rowVersion`, so that it carries an ETag, also on reads. */
function hasRowVersion({ content }: { readonly content?: Content }): boolean {
  const schema = content?.['application/json']?.schema;
  const model = schema && '$ref' in schema && modelsByName().get(schema.$ref.split('/').at(-1) ?? '');
  return model ? fieldsOf(model).has('rowVersion') : false;
}
