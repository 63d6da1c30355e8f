import type { EventField } from './event-fields.js';

/** What an event is about, and the address at which it is read; null where it has none of its own. */
export interface EventResource {
  readonly type: string;
  readonly path: `/api/v1/${string}/` | null;
}

export interface EventEntry {
  /** What has happened, as a sentence for the developer who chooses what to be told. */
  readonly title: string;
  readonly about: EventResource;
  /** Fields of the row of the trail that the event tells. */
  readonly data?: Readonly<Record<string, EventField>>;
  /** The version of the data of an event. It grows when a field changes its meaning, not when a field is added. */
  readonly version?: number;
}

const catalog = new Map<string, EventEntry>();

/**
 * Declares what one room tells the world. The name of an event is the action that the trail records, because the row of the trail
 * is where the event comes from. Throws when two rooms claim one name.
 */
export function defineEvents<const Name extends string>(
  entries: Readonly<Record<Name, EventEntry>>,
): Readonly<Record<Name, EventEntry>> {
  for (const [name, entry] of Object.entries<EventEntry>(entries)) {
    if (catalog.has(name)) throw new Error(`The event ${name} is declared twice`);
    catalog.set(name, entry);
  }
  return entries;
}

/** Every declared event, by name. */
export function declaredEvents(): ReadonlyMap<string, EventEntry> {
  return new Map([...catalog].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a subscription names the event: itself, all of a room (`policies.*`), or all (`*`). */
export function namesEvent(pattern: string, name: string): boolean {
  return pattern === name || pattern === '*' || pattern === `${name.slice(0, name.indexOf('.'))}.*`;
}
