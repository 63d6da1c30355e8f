import type { ManualWords } from '../../domain/words/manual-words.js';
import { centsOf, plural } from '../../domain/words/wording.js';
import type { WorksheetStepView } from '../../domain/engine/worksheet-step.js';
import { operationWords } from './operation.js';

/** A bar of the waterfall, with its start and end in whole cents. */
export interface WaterfallBar {
  readonly kind: 'change' | 'subtotal' | 'total';
  readonly label: string;
  /** The operation of the step, such as `× 1.10`. */
  readonly note: string;
  readonly from: number;
  readonly to: number;
  /** The coverage of the step, where the coverage has several bars. */
  readonly group: string | null;
}

/** The steps of one coverage, for one list element where it is rated per element. */
export interface Section {
  readonly coverage: string;
  readonly item: string | null;
  readonly title: string;
  /** Name of the element, where other elements have the same coverage. */
  readonly itemName: string | null;
  readonly steps: readonly WorksheetStepView[];
}

export interface Waterfall {
  readonly bars: readonly WaterfallBar[];
  /** True where bars stand for whole coverages, because the steps were too many for a chart. */
  readonly isSummary: boolean;
}

/** The most bars that stay readable on one sheet of paper. */
export const MOST_BARS = 28;
const FEWEST_COVERAGES = 3;

export function sectionsOf(steps: readonly WorksheetStepView[], words: ManualWords): readonly Section[] {
  const runs: { readonly first: WorksheetStepView; readonly steps: WorksheetStepView[] }[] = [];
  const elements = new Map<string, number>();
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.first.coverage === step.coverage && last.first.item === step.item) last.steps.push(step);
    else {
      runs.push({ first: step, steps: [step] });
      elements.set(step.coverage, (elements.get(step.coverage) ?? 0) + 1);
    }
  }
  return runs.map(({ first: { coverage, item }, steps: own }) => {
    const name = item === null ? null : words.itemName(item);
    const title = words.sectionTitle(coverage);
    return {
      coverage,
      item,
      title: name === null ? title : `${title} – ${name}`,
      itemName: elements.get(coverage) === 1 ? null : name,
      steps: own,
    };
  });
}

/**
 * The bars from zero to the total; each starts where the one before ends. A coverage stands where the policy section adds
 * it. If the steps do not fit, a bar is a whole coverage of one element, then a whole coverage, and the smallest coverages
 * share one.
 */
export function waterfall(sections: readonly Section[], total: string, words: ManualWords): Waterfall {
  for (const detail of [everyStep, everySection, everyCoverage]) {
    const bars = draw(sections, total, words, detail);
    if (rowsOf(bars) <= MOST_BARS) return { bars, isSummary: detail !== everyStep };
  }
  const policySteps = sections.find(({ coverage }) => coverage === 'policy')?.steps.length ?? 0;
  const most = Math.max(FEWEST_COVERAGES, MOST_BARS - policySteps - 2);
  return { bars: draw(sections, total, words, largestCoverages(most)), isSummary: true };
}

/** The rows that bars and the headings of their groups take. */
export function rowsOf(bars: readonly WaterfallBar[]): number {
  return bars.length + bars.filter(({ group }, at) => group !== null && group !== bars[at - 1]?.group).length;
}

type Piece = Pick<WaterfallBar, 'label' | 'note' | 'group'> & { readonly cents: number };
const NO_LESS = 'No premium below zero';

type Detail = (sections: readonly Section[], words: ManualWords) => readonly Piece[];

function draw(
  sections: readonly Section[],
  total: string,
  words: ManualWords,
  detail: Detail,
): readonly WaterfallBar[] {
  const bars: WaterfallBar[] = [];
  let level = 0;
  const add = ({ cents, ...words }: Piece): void => {
    bars.push({ kind: 'change', ...words, from: level, to: level + cents });
    level += cents;
  };
  const reach = (cents: number, label: string): void => {
    if (cents !== level) add({ label, note: '', group: null, cents: cents - level });
  };
  const waiting = sections.filter(({ coverage }) => coverage !== 'policy');
  const policy = sections.filter(({ coverage }) => coverage === 'policy').flatMap(({ steps }) => steps);
  for (const step of policy) {
    if (step.kind === 'sum') {
      const named = words.step('policy', step.step);
      const chosen = named?.kind === 'sum' ? named.coverages : undefined;
      const brought = waiting.filter(({ coverage }) => chosen === undefined || chosen.includes(coverage));
      waiting.splice(0, waiting.length, ...waiting.filter((section) => !brought.includes(section)));
      const before = bars.length;
      detail(brought, words).forEach(add);
      reach(centsOf(step.value), level < 0 ? NO_LESS : 'Rounding');
      if (bars.length - before > 1)
        bars.push({ kind: 'subtotal', label: step.title, note: '', group: null, from: 0, to: level });
    } else pieces(step, level, null, words).forEach(add);
  }
  reach(centsOf(total), level < 0 ? NO_LESS : 'Rounding');
  return [...bars, { kind: 'total', label: 'Total premium', note: '', group: null, from: 0, to: level }];
}

/** Steps that get a bar only if they changed the value; others, such as a factor of 1.00, always do. */
const SILENT = new Set(['discounts', 'surcharges', 'minimum', 'maximum', 'round']);

/** A step of discounts gives one bar for each, and one for the rounding if it changed the value. */
function pieces(
  step: WorksheetStepView,
  before: number,
  group: string | null,
  words: ManualWords,
): readonly Piece[] {
  let left = centsOf(step.value) - before;
  if (step.rules.length === 0 && left === 0 && SILENT.has(step.kind)) return [];
  if (step.rules.length === 0)
    return [
      { label: step.title, note: step.kind === 'round' ? '' : operationWords(step), group, cents: left },
    ];
  const given = step.rules.map(({ code, rate, amount }): Piece => {
    const cents = centsOf(amount);
    left -= cents;
    const rule = [...words.manual.discounts, ...words.manual.surcharges].find((one) => one.code === code);
    const sign = step.kind === 'discounts' ? '\u2212' : '+';
    return {
      label: rule?.name ?? code,
      note: rule?.type === 'fixed' ? '' : `${sign}${rate}%`,
      group,
      cents,
    };
  });
  return left === 0
    ? given
    : [...given, { label: `Rounding of ${step.title}`, note: '', group, cents: left }];
}

const everyStep: Detail = (sections, words) =>
  sections.flatMap((section) => {
    const group = section.steps.length > 1 ? section.title : null;
    let before = 0;
    const own = section.steps.flatMap((step) => {
      const found = pieces(step, before, group, words);
      before = centsOf(step.value);
      return found;
    });
    const [only] = own;
    return own.length === 1 && only ? [{ ...only, ...namesIn(section, words) }] : own;
  });

const everySection: Detail = (sections, words) =>
  sections.map((section) => {
    const { steps } = section;
    return { ...namesIn(section, words), note: plural(steps.length, 'step'), cents: outcome(steps) };
  });

/** List elements, such as vehicles, stand below the name of the coverage that they share. */
function namesIn({ coverage, itemName, title }: Section, words: ManualWords): Pick<Piece, 'label' | 'group'> {
  return itemName === null
    ? { label: title, group: null }
    : { label: itemName, group: words.sectionTitle(coverage) };
}

const everyCoverage: Detail = (sections, words) =>
  [...Map.groupBy(sections, ({ coverage }) => coverage)].map(([coverage, own]) => {
    const cents = own.reduce((sum, { steps }) => sum + outcome(steps), 0);
    const note = own.length === 1 ? '' : `${own.length} ×`;
    return { label: words.sectionTitle(coverage), note, group: null, cents };
  });

function largestCoverages(most: number): Detail {
  return (sections, words) => {
    const all = everyCoverage(sections, words);
    if (all.length <= most) return all;
    const large = new Set([...all].sort((a, b) => b.cents - a.cents).slice(0, most - 1));
    const rest = all.filter((piece) => !large.has(piece));
    const cents = rest.reduce((sum, piece) => sum + piece.cents, 0);
    return [
      ...all.filter((piece) => large.has(piece)),
      { label: `${rest.length} further coverages`, note: '', group: null, cents },
    ];
  };
}

function outcome(steps: readonly WorksheetStepView[]): number {
  return centsOf(steps.at(-1)?.value ?? '0');
}
