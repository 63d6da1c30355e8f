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

/** The time zone of the examples, which decides what day it is in them. */
const TIME_ZONE = 'America/New_York';

/** Placeholder for an id that the reader has to fill in, such as that of an edition, a quote or a policy. */
export const PLACEHOLDER_ID = '00000000-0000-7000-8000-000000000000';

/**
 * Gives each request body one complete example, made of the examples of its fields. Otherwise Swagger UI invents texts for optional fields,
 * and the request that it offers is refused.
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
 * Replaces the dates of all examples by current ones, because a request with an old date would be refused. Moments become the beginning of
 * the day, so that all instances write the same text and no moment lies in the future.
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

/** An example for a required field without one: a list with one item, or a placeholder id. */
function neededExampleOf({ items, format }: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  if (items?.$ref !== undefined) return [exampleOf(items, schemas)];
  return format === 'uuid' ? PLACEHOLDER_ID : undefined;
}

/** Whether an example has no fields; such an optional object is left out. */
function isEmpty(example: unknown): boolean {
  return typeof example === 'object' && example !== null && Object.keys(example).length === 0;
}
