import type { TimelineEvent } from './timeline-event.js';
import { LONGEST_TITLE } from './timeline-event.js';

/** What the trail says of one change. */
export interface RecordedChange {
  readonly action: string;
  readonly changes: unknown;
}

/** How things that the trail names by id are called on the file of a claim, without the names of people. */
export type NamesOnClaim = ReadonlyMap<string, NamedOnClaim>;
export interface NamedOnClaim {
  readonly name: string;
  /** What a complaint asks for. */
  readonly amount: string | null;
}

export interface MatterLine {
  readonly event: TimelineEvent;
  readonly title: string;
  readonly amount: string | null;
  readonly reason: string | null;
  /** Null: the claim itself. */
  readonly refersTo: string | null;
}

type Changes = Readonly<Record<string, unknown>>;
type Part = Partial<Omit<MatterLine, 'event' | 'refersTo'>> & { readonly title: string };

interface LineTemplate {
  readonly event: TimelineEvent;
  /** The field that says which one it is. */
  readonly of?: string;
  readonly part: (changes: Changes, named: NamedOnClaim | null, names: NamesOnClaim) => Part;
}

const REVIEWED: Readonly<Record<string, string>> = {
  open: ', contract to be looked into',
  contested: ', contract contested',
};

const LINE_TEMPLATES: Readonly<Record<string, LineTemplate>> = {
  'claims.death-recorded': {
    event: 'death',
    part: ({ manner, review }) => ({
      title: `recorded, ${words(manner)}${REVIEWED[String(review)] ?? ''}`,
    }),
  },
  'claims.death-reviewed': {
    event: 'death',
    part: ({ review }) => ({ title: `contract found ${words(after(review))}` }),
  },
  'claims.death-settled': {
    event: 'death',
    part: ({ benefit }) => ({ title: 'benefit divided', amount: text(benefit) }),
  },
  'claims.beneficiary-changed': {
    event: 'beneficiary',
    of: 'beneficiaryId',
    part: (changes) => ({ title: standingOf(changes) }),
  },
  'claims.descendant-added': {
    event: 'beneficiary',
    of: 'beneficiaryId',
    part: ({ inPlaceOf }, _named, names) => ({
      title: `takes the place of ${names.get(String(inPlaceOf))?.name ?? 'an ancestor'}`,
    }),
  },
  'claims.lawsuit-opened': {
    event: 'lawsuit',
    of: 'lawsuitId',
    part: ({ dueOn }, named) => ({
      title: `filed, answer due ${words(dueOn)}`,
      amount: named?.amount ?? null,
    }),
  },
  'claims.lawsuit-ended': {
    event: 'lawsuit',
    of: 'lawsuitId',
    part: ({ status, amount }) => ({ title: words(after(status)), amount: text(amount) }),
  },
  'claims.subrogation-opened': {
    event: 'subrogation',
    of: 'subrogationId',
    part: () => ({ title: 'opened' }),
  },
  'claims.subrogation-demanded': {
    event: 'subrogation',
    of: 'subrogationId',
    part: ({ amount }) => ({ title: 'demanded', amount: text(amount) }),
  },
  'claims.counterparty-insured': {
    event: 'subrogation',
    of: 'subrogationId',
    part: () => ({ title: 'counterparty may be insured' }),
  },
  'claims.subrogation-closed': {
    event: 'subrogation',
    of: 'subrogationId',
    part: () => ({ title: 'closed' }),
  },
};

/** What of the trail is told on the file of a claim: deaths, lawsuits and what is asked back. */
export const MATTER_ACTIONS = Object.keys(LINE_TEMPLATES);

/** One change as a line of the file. */
export function matterLine(
  { action, changes: told }: RecordedChange,
  names: NamesOnClaim,
): MatterLine | null {
  const telling = LINE_TEMPLATES[action];
  if (!telling) return null;
  const changes = (told ?? {}) as Changes;
  const refersTo = telling.of === undefined ? null : text(changes[telling.of]);
  const named = (refersTo === null ? null : names.get(refersTo)) ?? null;
  const { title, amount = null } = telling.part(changes, named, names);
  return {
    event: telling.event,
    title: `${(named?.name ?? telling.event).slice(0, LONGEST_TITLE - title.length - 2)}: ${title}`,
    amount,
    reason: text(changes['reason']),
    refersTo,
  };
}

function standingOf({ standing, contactId, hasNoDescendants }: Changes): string {
  if (standing !== undefined) return words(after(standing));
  if (hasNoDescendants === true) return 'has no descendants';
  return contactId === undefined ? 'changed' : contactId === null ? 'payee taken back' : 'payee named';
}

/** A change is what it was and what it became. */
function after(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : value;
}

function words(value: unknown): string {
  return String(value ?? '').replaceAll('_', ' ');
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
