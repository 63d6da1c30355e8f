import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { FieldFault } from '../../../../shared/errors.js';
import { DomainError } from '../../../../shared/errors.js';
import type { MissingInput, NeededToBind } from '../decision/binding-gaps.js';
import { bindingGaps } from '../decision/binding-gaps.js';
import type { RiskReader } from './risk-reader.js';
import type { RiskSchema } from './risk-schema.js';

/** What keeps a risk from being rated or bound. With `missing` and `wrong` empty, nothing in its form prevents a rating. */
export interface RiskGaps {
  readonly missing: readonly MissingInput[];
  /** Given, but not valid under the manual. */
  readonly wrong: readonly FieldFault[];
  /** Missing for binding. */
  readonly missingToBind: readonly MissingInput[];
}

interface Manual {
  readonly schema: RiskSchema;
  readonly reader: RiskReader;
  readonly neededToBind: readonly NeededToBind[];
}

/** Reads an unfinished risk like a finished one and sorts the faults: missing, or wrong. */
export function riskGaps(
  { schema, reader, neededToBind }: Manual,
  risk: unknown,
  today: CalendarDate,
): RiskGaps {
  const faults = faultsOf(() => reader.read(risk, today));
  const isMissing = ({ pointer }: FieldFault): boolean => (valueAt(risk, pointer) ?? null) === null;
  return {
    missing: faults.filter(isMissing).map(({ pointer }) => ({ pointer, title: titleOf(schema, pointer) })),
    wrong: faults.filter((fault) => !isMissing(fault)),
    missingToBind: bindingGaps(neededToBind, risk),
  };
}

function faultsOf(read: () => unknown): readonly FieldFault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof DomainError && error.details.errors) return error.details.errors;
    throw error;
  }
}

function valueAt(tree: unknown, pointer: string): unknown {
  const tokens = pointer.split('/').slice(1);
  return tokens.reduce<unknown>((at, token) => {
    if (typeof at !== 'object' || at === null) return undefined;
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    return Object.hasOwn(at, name) ? (at as Readonly<Record<string, unknown>>)[name] : undefined;
  }, tree);
}

/** Title of an input or a list; inputs of list elements are declared once, with `%` for the index. */
function titleOf(schema: RiskSchema, pointer: string): string | null {
  const declared = pointer.replace(/\/\d+(?=\/|$)/, '/%');
  for (const slot of schema.slots.values()) if (slot.input && slot.pointer === declared) return slot.title;
  for (const list of schema.lists.values()) if (list.pointer === pointer) return list.title;
  return null;
}
