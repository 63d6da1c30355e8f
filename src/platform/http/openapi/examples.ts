import type { OpenAPIObject } from '@nestjs/swagger';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addMonths, calendarDateIn, startOfDay } from '../../../shared/calendar-date.js';
import { EXAMPLE_DATE, EXAMPLE_END, EXAMPLE_LATER, EXAMPLE_MOMENT } from '../fields/values.js';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly example?: unknown;
}

/** Where the homes of the examples stand: their day is the one on the wall calendar there. */
const TIME_ZONE = 'America/New_York';

/** Stands for an id that only the reader knows: of the edition, the quote or the policy that they mean. */
export const PLACEHOLDER_ID = '00000000-0000-7000-8000-000000000000';

/**
 * Gives every request body one whole example, made of the examples of its fields. Without it, Swagger UI invents a text
 * for each optional field, and what it offers to send is refused.
 */
export function addBodyExamples(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>;
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.post, path.put, path.patch]) {
      const body = operation?.requestBody;
      for (const media of body && 'content' in body ? Object.values(body.content) : [])
        if (media.schema) media.example = exampleOf(media.schema as Schema, schemas);
    }
  }
}

export function exampleDayAt(now: Date): CalendarDate {
  return calendarDateIn(TIME_ZONE, now);
}

/**
 * The document as it is on a day: an example with a day of long ago would be refused, and of another year surprise. Its moments
 * are when the day began, so that all instances write the same text, and what is not yet to be may be sent.
 */
export function datedOn(document: OpenAPIObject, today: CalendarDate): OpenAPIObject {
  const dated = new Map<unknown, unknown>([
    [EXAMPLE_DATE, today],
    [EXAMPLE_END, addMonths(today, 12)],
    [EXAMPLE_MOMENT, startOfDay(TIME_ZONE, today).toISOString()],
    [EXAMPLE_LATER, startOfDay(TIME_ZONE, addMonths(today, 1)).toISOString()],
  ]);
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    dated.has(value) ? dated.get(value) : value,
  ) as OpenAPIObject;
}

function exampleOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  const { $ref: reference, example } = schema;
  if (reference === undefined || example !== undefined) return example;
  const { properties, required = [] } = schemas[reference.split('/').at(-1) ?? ''] ?? {};
  if (!properties) return undefined;
  const members = Object.entries(properties).map(
    ([name, field]) =>
      [
        name,
        exampleOf(field, schemas) ?? (required.includes(name) ? neededExampleOf(field, schemas) : undefined),
      ] as const,
  );
  const given = members.filter(
    ([name, example]) => example !== undefined && (required.includes(name) || !isEmpty(example)),
  );
  return Object.fromEntries(given);
}

/** For a field that has to be sent: one item shows what all of a list are like. */
function neededExampleOf({ items, format }: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  if (items?.$ref !== undefined) return [exampleOf(items, schemas)];
  return format === 'uuid' ? PLACEHOLDER_ID : undefined;
}

/** An optional object none of whose fields has an example says nothing. */
function isEmpty(example: unknown): boolean {
  return typeof example === 'object' && example !== null && Object.keys(example).length === 0;
}
