import type { CancellationReason } from './cancellation-reason.js';

/** What a state's law says of a notice: how many days lie between its mailing and the end of cover. */
export interface NoticeFact {
  readonly key: string;
  readonly days: number;
  readonly citation: string;
}

const GENERAL = 'cancellation';
const EARLY = 'cancellation-underwriting-period';

/** The keys under which a notice for a reason is looked for, beside the shorter one of the underwriting period. */
export function noticeKeyOf(reason: CancellationReason): string {
  return `${GENERAL}-${reason.replaceAll('_', '-')}`;
}

/**
 * The notice that an insurer owes; null where nothing is recorded. A rule for the reason goes before the general one, and
 * within the underwriting period the shorter of it and the period's own applies. A judgment of the risk is a reason only
 * within that period, unless a rule names it.
 */
export function noticeRule(
  facts: readonly NoticeFact[],
  reason: CancellationReason,
  isInUnderwritingPeriod: boolean,
): NoticeFact | null {
  const of = (key: string): readonly NoticeFact[] => facts.filter((fact) => fact.key === key);
  const isGeneral = reason !== 'underwriting' || isInUnderwritingPeriod;
  const [ordinary] = [...of(noticeKeyOf(reason)), ...(isGeneral ? of(GENERAL) : [])];
  const [early] = isInUnderwritingPeriod ? of(EARLY) : [];
  if (ordinary && early) return early.days < ordinary.days ? early : ordinary;
  return early ?? ordinary ?? null;
}
