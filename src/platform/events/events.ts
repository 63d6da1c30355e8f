import type { EventField } from './event-fields.js';

/** The resource of an event and the address to read it at; null if it has none. */
export interface EventResource {
  readonly type: string;
  readonly path: `/api/v1/${string}/` | null;
}

export interface EventEntry {
  /** What happened, as a sentence for the developers who choose events. */
  readonly title: string;
  readonly about: EventResource;
  /** The fields of the audit row that the event includes. */
  readonly data?: Readonly<Record<string, EventField>>;
  /** The version of the data of an event. It grows when a field changes its meaning, not when a field is added. */
  readonly version?: number;
}

const catalog = new Map<string, EventEntry>();

/**
 * Declares the events of one room. An event has the name of the audited action, because events are made from
 * audit rows. Throws if two rooms use one name.
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

/** Whether a subscription matches an event: its name, all of a room (`policies.*`), or all (`*`). */
export function namesEvent(pattern: string, name: string): boolean {
  return pattern === name || pattern === '*' || pattern === `${name.slice(0, name.indexOf('.'))}.*`;
}
