import type { JsonSchema } from '../http/fields/schema.js';
import { allowingNull } from '../http/fields/schema.js';

/** A field of an event: its schema, and how the trail's value is told. */
export interface EventField {
  readonly schema: JsonSchema;
  /** The trail keeps [before, after]; the event tells `{ from, to }`. */
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

/** What it was and what it became. */
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

/** Each field is there, and null where there is nothing to tell. */
export function dataSchemaOf(data: Readonly<Record<string, EventField>>): JsonSchema {
  const names = Object.keys(data);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(data).map(([name, { schema }]) => [name, schema])),
    ...(names.length > 0 && { required: names }),
  };
}
