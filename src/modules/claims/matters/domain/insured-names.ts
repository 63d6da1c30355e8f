import type { CoverView } from '../../../policies/index.js';

const INSUREDS: ReadonlySet<string> = new Set(['first_named_insured', 'named_insured', 'additional_insured']);

/** The names of whom a policy insures on a day, as far as it tells them: those on it as insureds, and its drivers. */
export function insuredNames({
  insuredName,
  promised,
}: Pick<CoverView, 'insuredName' | 'promised'>): readonly string[] {
  const parties = (promised?.parties ?? []).filter(({ role }) => INSUREDS.has(role));
  const drivers = promised?.risk['drivers'];
  const named: readonly unknown[] = Array.isArray(drivers) ? drivers : [];
  return [
    insuredName,
    ...parties.map(({ name }) => name),
    ...named.map((driver) => (driver as { readonly name?: unknown }).name),
  ].filter((name) => typeof name === 'string');
}
