import type { OpenAPIObject } from '@nestjs/swagger';
import type { RouteFacts } from './route-facts.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Answer = Operation['responses'][string];
type AnswerHeaders = NonNullable<Extract<NonNullable<Answer>, { description: string }>['headers']>;

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Repeat a request safely: the same key with the same body gives the first answer again for 7 days. ' +
    '1 to 128 visible ASCII characters, such as a UUID.',
  schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
};

const IF_MATCH: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description:
    'The ETag of the version you read; 412 when it has changed since, 428 when this header is missing.',
  schema: { type: 'string', example: '"1"' },
};

const ETAG: AnswerHeaders = {
  ETag: {
    description: 'The version, for If-Match and If-None-Match.',
    schema: { type: 'string', example: '"1"' },
  },
};

const LOCATION: AnswerHeaders = {
  Location: {
    description: 'The address of what was created.',
    schema: { type: 'string', format: 'uri-reference' },
  },
};

const REPLAYED: AnswerHeaders = {
  'Idempotency-Replayed': {
    description: '`true` when this is the stored answer to an earlier request with the same key.',
    schema: { type: 'string', enum: ['true'] },
  },
};

/** The headers that follow from @Idempotent, @ExpectedVersion and @LocatedAt. */
export function addHeaders(operation: Operation, facts: RouteFacts): void {
  const { isIdempotent, isVersioned, locatedAt } = facts;
  operation.parameters = [
    ...(operation.parameters ?? []),
    ...(isIdempotent ? [IDEMPOTENCY_KEY] : []),
    ...(isVersioned ? [IF_MATCH] : []),
  ];
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (!status.startsWith('2') || !answer || '$ref' in answer) continue;
    const headers = {
      ...answer.headers,
      ...(isVersioned ? ETAG : {}),
      ...(locatedAt === undefined ? {} : LOCATION),
      ...(isIdempotent ? REPLAYED : {}),
    };
    if (Object.keys(headers).length > 0) answer.headers = headers;
  }
}
