import type { JsonSchema } from '../http/fields/schema.js';
import { allowingNull } from '../http/fields/schema.js';

/** A field of an event: its schema, and how the value of the trail is shown. */
export interface EventField {
  readonly schema: JsonSchema;
  /** Whether the trail holds [before, after], which the event shows as `{ from, to }`. */
  readonly isChange: boolean;
}

const field = (schema: JsonSchema): EventField => ({ schema: allowingNull(schema), isChange: false });

export const ID = field({ type: 'string', format: 'uuid' });
export const WORD = field({ type: 'string' });
export const MONEY = field({ type: 'string', description: 'US dollars, as a decimal.' });
export const DATE = field({ type: 'string', format: 'date' });
export const MOMENT = field({ type: 'string', format: 'date-time' });
export const COUNT = field({ type: 'integer' });
export const FLAG = field({ type: 'boolean' });
export const WORDS = field({ type: 'array', items: { type: 'string' } });
export const COUNTS = field({ type: 'array', items: { type: 'integer' } });

/** A field for a change: its value before and after. */
export function changeOf({ schema }: EventField): EventField {
  return {
    schema: allowingNull({
      type: 'object',
      properties: { from: schema, to: schema },
      required: ['from', 'to'],
    }),
    isChange: true,
  };
}

/** The schema of an event's data; every field is present, and null without a value. */
export function dataSchemaOf(data: Readonly<Record<string, EventField>>): JsonSchema {
  const names = Object.keys(data);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(data).map(([name, { schema }]) => [name, schema])),
    ...(names.length > 0 && { required: names }),
  };
}
