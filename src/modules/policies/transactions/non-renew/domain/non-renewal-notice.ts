import type { NoticeFact } from '../../cancel/domain/notice-rule.js';
import type { NonRenewalReason } from './non-renewal-reason.js';

const GENERAL = 'non-renewal';

/** The key under which a notice for a reason is looked for; the general one is the first part of it. */
export function nonRenewalKeyOf(reason: NonRenewalReason): string {
  return `${GENERAL}-${reason.replaceAll('_', '-')}`;
}

/** The notice that an insurer owes who does not renew; a rule for the reason goes before the general one. */
export function nonRenewalNotice(facts: readonly NoticeFact[], reason: NonRenewalReason): NoticeFact | null {
  const of = (key: string): NoticeFact | undefined => facts.find((fact) => fact.key === key);
  return of(nonRenewalKeyOf(reason)) ?? of(GENERAL) ?? null;
}
