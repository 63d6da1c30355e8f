import { Decimal } from '../../../../shared/decimal.js';
import type { ManualWords } from '../../domain/words/manual-words.js';
import { splitItem } from '../../domain/words/manual-words.js';
import { number, roundingWords, shortTitle } from '../../domain/words/wording.js';
import { CAP_CODE } from '../../domain/renewal/check-renewal-cap.js';
import type { WorksheetStepView } from '../../domain/engine/worksheet-step.js';

/** The operation of a step as written on paper: `× 1.10`, `+ 50`, `× 200 units`. */
export function operationWords(step: WorksheetStepView): string {
  const operand = number(step.operand ?? '');
  const negative = operand.startsWith('\u2212');
  switch (step.kind) {
    case 'base':
      return operand;
    case 'factor':
      return `× ${operand}`;
    case 'add':
    case 'fee':
    case CAP_CODE:
      return negative ? `\u2212 ${operand.slice(1)}` : `+ ${operand}`;
    case 'tax':
      return `+ ${percentOf(step.operand ?? '')}%`;
    case 'minimum':
      return `at least ${operand}`;
    case 'maximum':
      return `at most ${operand}`;
    case 'per-unit':
      return `× ${operand} units`;
    case 'round':
      return 'rounded';
    case 'sum':
      return 'sum';
    default:
      return step.rules.length === 0 ? 'none applies' : '';
  }
}

/** A tax rate as a percentage; the manual states it as a fraction of the premium. */
function percentOf(share: string): string {
  const percent = Decimal.tryParse(share)?.times(Decimal.parse('100')).toString() ?? share;
  return percent.includes('.') ? percent.replace(/\.?0+$/, '') : percent;
}

export const UNROUNDED = 'Not rounded';

/** The rounding that the manual states for a step, or that its value is not rounded. */
export function roundingOf(step: WorksheetStepView, words: ManualWords): string {
  const rounding = words.step(step.coverage, step.step)?.rounding;
  return rounding ? `Rounded ${roundingWords(rounding)}` : UNROUNDED;
}

/** The most frequent rounding of the steps, which the page then states only once. */
export function usualRounding(steps: readonly WorksheetStepView[], words: ManualWords): string {
  const counts = Map.groupBy(steps, (step) => roundingOf(step, words));
  const [most] = [...counts].sort(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? UNROUNDED;
}

/** Where the number of a step comes from: a table's row, an input, or the manual itself. */
export interface Source {
  readonly text: string;
  /** The risk's values that led to this row. */
  readonly because: readonly string[];
}

export function sourceOf(step: WorksheetStepView, words: ManualWords): Source | null {
  const declared = words.step(step.coverage, step.step);
  const index = step.element ?? (step.item === null ? null : splitItem(step.item)[1]);
  const list = declared && 'each' in declared ? declared.each?.list : undefined;
  const from = list !== undefined && step.element !== null ? words.elementName(list, step.element) : null;
  if (step.row) {
    const because = words.questionOf(step.row.table, index);
    return { text: rowWords(step.row, words), because: from === null ? because : [from, ...because] };
  }
  if (step.kind === CAP_CODE) return { text: 'The cap on renewals, see below', because: [] };
  if (declared === undefined || step.operand === null) return null;
  if (declared.kind === 'per-unit') {
    const of = words.valueOf(declared.of, index);
    const begun = declared.started ? ', begun units count whole' : '';
    return {
      text: `Units of ${number(declared.per)}${begun}`,
      because: [`${shortTitle(words.inputTitle(declared.of))}: ${number(of ?? 'not given')}`],
    };
  }
  if ('input' in declared && declared.input !== undefined)
    return {
      text: `From the risk: ${words.inputTitle(declared.input)}`,
      because: from === null ? [] : [from],
    };
  return { text: 'Stated in the manual', because: [] };
}

/** The row and those keys that add to the risk's own values: a span, any value, a prefix. */
function rowWords(
  { table: name, number: row, keys }: NonNullable<WorksheetStepView['row']>,
  words: ManualWords,
): string {
  const table = words.table(name);
  const matches = table?.dimensions.map(({ match }) => match) ?? [];
  const isPlain = matches.every((match, at) => match === 'exact' && keys[at] !== null);
  const on = matches.includes('interpolated') ? 'on the line from row' : 'row';
  const span = isPlain ? '' : ` (${keys.map((key, at) => words.key(name, at, key)).join(' · ')})`;
  return `Table “${table?.title ?? name}”, ${on} ${row}${span}`;
}
