import { Decimal, formatScaled } from '../../../../shared/decimal.js';
import { oncePer, oncePerText } from '../../../../shared/once-per.js';
import type { AdverseFactor } from '../engine/worksheet.js';
import type { ManualDocument } from '../manual/manual.js';
import type { ManualWords } from '../words/manual-words.js';
import { splitItem } from '../words/manual-words.js';
import { reachedBy } from './reached-by.js';
import { centsOf, number } from '../words/wording.js';

/** The fields of a worksheet's step that are used here; stored steps leave out empty ones. */
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

/** The limit for key factors of a credit score: "shall not exceed 4" (15 U.S.C. 1681g(f)(1)(C)). */
const MOST_FACTORS = 4;

/**
 * What raised the premium most, the largest first: factors above one and surcharges. A characteristic that raised several
 * coverages or vehicles is one reason, with the sum of what it added.
 */
export function adverseFactors(steps: readonly RaisingStep[], words: ManualWords): readonly AdverseFactor[] {
  return largest(steps, words, (line) => factorDetail(line, words));
}

/**
 * The same for a notice to the consumer, in the manual's words for a value. Two kinds are left out: what the customer chose,
 * since a higher limit costs more but is not held against anybody, and what depends on `told` inputs, since a consumer
 * report has reasons of its own.
 */
export function consumerFactors(
  steps: readonly RaisingStep[],
  words: ManualWords,
  told: readonly string[] = [],
): readonly AdverseFactor[] {
  const chosen = chosenInputs(words.manual);
  const known = reachedBy(words.manual, told);
  return largest(
    steps,
    words,
    (line) => {
      const behind = inputsBehind(line, words);
      if (behind.some(({ input }) => known.has(input))) return null;
      const facts = behind
        .filter(({ input }) => !chosen(input))
        .map(({ input, index }) => factOf(input, index, words));
      if (behind.length > 0 && facts.length === 0) return null;
      return withEffect([...new Set(facts)], line);
    },
    (condition) => [...known].some((path) => condition.includes(path)),
  );
}

/** `detailOf` words a factor; null leaves the factor out. */
function largest(
  steps: readonly RaisingStep[],
  words: ManualWords,
  detailOf: (line: RaisingStep) => string | null,
  isLeftOut: (condition: string) => boolean = () => false,
): readonly AdverseFactor[] {
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
    const detail = line.kind === 'factor' && after > before ? detailOf(line) : null;
    if (detail !== null) add(line.title, detail, after - before);
    for (const { code, reason, amount } of line.kind === 'surcharges' ? (line.rules ?? []) : []) {
      const rule = words.surcharge(code);
      if (rule?.when !== undefined && isLeftOut(rule.when)) continue;
      add(rule?.name ?? code, reason, centsOf(amount));
    }
    before = after;
  }
  return [...found.values()]
    .sort((a, b) => b.cents - a.cents)
    .slice(0, MOST_FACTORS)
    .map(({ title, detail, cents }) => ({ title, detail, amount: formatScaled(cents, 2) }));
}

/** For example `Rating territory: 4. Makes this part of the premium 10% higher.` */
function factorDetail(line: RaisingStep, words: ManualWords): string {
  return withEffect(factsBehind(line, words), line);
}

function withEffect(facts: readonly string[], line: RaisingStep): string {
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

interface InputBehind {
  readonly input: string;
  readonly index: number | null;
}

/** The inputs behind a factor: those of its table, or the input of the list element that gave the number. */
function inputsBehind(line: RaisingStep, words: ManualWords): readonly InputBehind[] {
  const step = words.step(line.coverage, line.step);
  const index = line.element ?? (line.item ? splitItem(line.item)[1] : null);
  if (line.row)
    return (words.table(line.row.table)?.dimensions ?? []).map(({ input }) => {
      return { input, index: input.includes('[]') ? index : null };
    });
  const input = step && 'input' in step ? step.input : undefined;
  return input === undefined ? [] : [{ input, index: input.includes('[]') ? index : null }];
}

/** `Driver rating factor: 2.20`, or the manual's wording of this value for consumers. */
function factOf(path: string, index: number | null, words: ManualWords): string {
  const wording = words.ownInput(path)?.wording;
  const value = words.valueOf(path, index);
  const said = value === undefined ? undefined : (wording?.[value] ?? wording?.['*']);
  return said?.replace(/\.$/, '') ?? words.factOf(path, index);
}

/** Tells whether a path is a choice of the customer: a source of a limit or deductible, or another selection. */
const chosenInputs = oncePer(({ coverages }: ManualDocument): ((path: string) => boolean) => {
  const amounts = coverages.flatMap(({ limits = [], deductible }) => [
    ...limits,
    ...(deductible ? [deductible] : []),
  ]);
  const chosen = new Set(amounts.map(({ input }) => input));
  return (path) => path.startsWith('coverageSelections.') || chosen.has(path);
});

/** The percentage above one, 10 for 1.10; null for a factor with endless decimals. */
const percentAbove = oncePerText((factor): string | null => {
  const decimal = Decimal.tryParse(factor);
  if (!decimal) return null;
  const percent = decimal.minus(Decimal.ONE).times(Decimal.parse('100'));
  return number(percent.round({ unit: '0.1', mode: 'half-up' }).toString().replace(/\.0$/, ''));
});
