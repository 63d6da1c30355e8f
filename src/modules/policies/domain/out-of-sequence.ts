import type { RiskChange } from './risk-change.js';
import { collide } from './risk-change.js';
import type { LedgerEntry } from './ledger-entry.js';
import { named } from '../../../shared/named-list.js';

/** Which value applies from the later entry's day: the one entered now, or the later entry's own. */
export const KEEPS = named('KeptValue', ['this', 'later']);
export type Keep = (typeof KEEPS)[number];

export interface SequenceSettlement {
  /** The path of the later change. */
  readonly path: string;
  readonly keep: Keep;
}

/** A field that both the new change and a later one set. Only a person can decide which of the two values was meant. */
export interface ChangeConflict {
  readonly path: string;
  readonly given: RiskChange;
  readonly later: RiskChange;
  readonly laterSequence: number;
  readonly laterEffectiveOn: string;
  /** A change within an element that is now removed can only be dropped. */
  readonly choices: readonly Keep[];
}

/** Conflicts of new changes with those of entries that take effect later. */
export function conflictsOf(
  changes: readonly RiskChange[],
  later: readonly LedgerEntry[],
): readonly ChangeConflict[] {
  return later.flatMap(({ sequence, effectiveOn, details }) =>
    (details.changes ?? []).flatMap((change) => {
      const given = changes.find((each) => collide(each, change));
      if (!given) return [];
      const choices = given.op === 'remove' ? (['this'] as const) : KEEPS;
      const place = { laterSequence: sequence, laterEffectiveOn: effectiveOn };
      return [{ path: change.path, given, later: change, ...place, choices }];
    }),
  );
}

/** Conflicts that no settlement answers with one of their choices. */
export function unsettled(
  conflicts: readonly ChangeConflict[],
  settlements: readonly SequenceSettlement[],
): readonly ChangeConflict[] {
  return conflicts.filter(({ path, choices }) => {
    const settlement = settlements.find((each) => each.path === path);
    return settlement === undefined || !choices.includes(settlement.keep);
  });
}

/** What remains of a later entry's changes when the conflicting ones that were settled for `this` are dropped. */
export function remaining(
  entry: LedgerEntry,
  conflicts: readonly ChangeConflict[],
  settlements: readonly SequenceSettlement[],
): readonly RiskChange[] {
  const dropped = new Set(settlements.filter(({ keep }) => keep === 'this').map(({ path }) => path));
  const inConflict = new Set(conflicts.map(({ later }) => later));
  return (entry.details.changes ?? []).filter(
    (change) => !(inConflict.has(change) && dropped.has(change.path)),
  );
}
