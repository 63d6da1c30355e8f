import type { OpenAPIObject } from '@nestjs/swagger';
import { EventMessage } from '../../events/event-message.js';
import { dataSchemaOf } from '../../events/event-fields.js';
import type { EventEntry } from '../../events/events.js';
import { declaredEvents } from '../../events/events.js';
import { referenceTo } from '../fields/schema.js';

type Webhooks = NonNullable<OpenAPIObject['webhooks']>;

const text = (description: string) => ({ required: true, description, schema: { type: 'string' } }) as const;

/** Headers of the Standard Webhooks specification, https://www.standardwebhooks.com. */
const HEADERS = [
  { name: 'webhook-id', in: 'header' as const, ...text('The same for each delivery of the event.') },
  { name: 'webhook-timestamp', in: 'header' as const, ...text('Seconds since 1970; refuse what is old.') },
  {
    name: 'webhook-signature',
    in: 'header' as const,
    ...text(
      '`v1,` and the HMAC-SHA256 of id, timestamp and body, joined by dots; more than one while a secret changes.',
    ),
  },
];

const ANSWERS = {
  '2XX': { description: 'Taken. Whatever else is answered, and no answer in time, has it sent again later.' },
  '410': { description: 'Nobody listens here any more: the endpoint is paused.' },
} as const;

/** The `webhooks` of the OpenAPI document: each event with the schema of its data. */
export function webhooksOf(): Webhooks {
  return Object.fromEntries(
    [...declaredEvents()].map(([name, entry]) => [name, { post: operationOf(name, entry) }]),
  ) as Webhooks;
}

function operationOf(name: string, { title, data = {}, version = 1 }: EventEntry) {
  return {
    operationId: `receive${name.replaceAll(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: ['webhooks'],
    summary: title,
    security: [],
    parameters: [...HEADERS],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            allOf: [
              { $ref: referenceTo(EventMessage) },
              {
                type: 'object',
                properties: {
                  type: { type: 'string', const: name },
                  version: { type: 'integer', const: version },
                  data: dataSchemaOf(data),
                },
              },
            ],
          },
        },
      },
    },
    responses: ANSWERS,
  };
}
