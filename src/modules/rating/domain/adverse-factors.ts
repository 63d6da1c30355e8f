import { Decimal, formatScaled } from '../../../shared/decimal.js';
import type { AdverseFactor } from './engine/worksheet.js';
import type { ManualWords } from './manual-words.js';
import { splitItem } from './manual-words.js';
import { centsOf, number } from './wording.js';

/** As much of a worksheet's step as is needed here; stored steps leave out what they have no use for. */
export interface RaisingStep {
  readonly coverage: string;
  readonly item?: string | null;
  readonly step: string;
  readonly title: string;
  readonly kind: string;
  readonly operand?: string | null;
  readonly row?: { readonly table: string; readonly keys: readonly unknown[] } | null;
  readonly element?: number | null;
  readonly rules?:
    readonly { readonly code: string; readonly reason: string; readonly amount: string }[] | null;
  readonly value: string;
}

/** As many as a consumer is told about a credit score: "shall not exceed 4" (15 U.S.C. 1681g(f)(1)(C)). */
const MOST_FACTORS = 4;

/**
 * What raised the premium most, the largest first, in words for the customer: the factors above one and the surcharges. One
 * characteristic that raised several coverages or vehicles is one reason, with what it added to all of them.
 */
export function adverseFactors(steps: readonly RaisingStep[], words: ManualWords): readonly AdverseFactor[] {
  const found = new Map<string, { readonly title: string; readonly detail: string; cents: number }>();
  const add = (title: string, detail: string, cents: number): void => {
    const known = found.get(`${title}\n${detail}`);
    if (known) known.cents += cents;
    else if (cents > 0) found.set(`${title}\n${detail}`, { title, detail, cents });
  };
  let before = 0;
  let section = '';
  for (const line of steps) {
    const here = `${line.coverage} ${line.item ?? ''}`;
    if (here !== section) before = 0;
    section = here;
    const after = centsOf(line.value);
    if (line.kind === 'factor' && after > before) add(line.title, factorDetail(line, words), after - before);
    for (const { code, reason, amount } of line.kind === 'surcharges' ? (line.rules ?? []) : []) {
      const rule = words.manual.surcharges.find((surcharge) => surcharge.code === code);
      add(rule?.name ?? code, reason, centsOf(amount));
    }
    before = after;
  }
  return [...found.values()]
    .sort((a, b) => b.cents - a.cents)
    .slice(0, MOST_FACTORS)
    .map(({ title, detail, cents }) => ({ title, detail, amount: formatScaled(cents, 2) }));
}

/** `Rating territory: 4. Makes this part of the premium 10% higher.` */
function factorDetail(line: RaisingStep, words: ManualWords): string {
  const facts = factsBehind(line, words);
  const more = percentAbove(line.operand ?? '');
  const effect =
    more === null
      ? 'Makes this part of the premium higher.'
      : `Makes this part of the premium ${more}% higher.`;
  return facts.length === 0 ? effect : `${facts.join(', ')}. ${effect}`;
}

function factsBehind(line: RaisingStep, words: ManualWords): readonly string[] {
  const step = words.step(line.coverage, line.step);
  const source = step && 'each' in step ? step.each : undefined;
  const index = line.element ?? (line.item ? splitItem(line.item)[1] : null);
  if (line.row) return words.questionOf(line.row.table, index);
  if (source && line.element !== null && line.element !== undefined)
    return [words.elementName(source.list, line.element)];
  return [];
}

/** 1.10 is 10% more; null for a factor that does not end. */
function percentAbove(factor: string): string | null {
  const decimal = Decimal.tryParse(factor);
  if (!decimal) return null;
  const percent = decimal.minus(Decimal.ONE).times(Decimal.parse('100'));
  return number(percent.round({ unit: '0.1', mode: 'half-up' }).toString().replace(/\.0$/, ''));
}
