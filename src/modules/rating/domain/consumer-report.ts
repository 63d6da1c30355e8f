import type { RaisingStep } from './adverse-factors.js';
import type { Faults } from './manual/faults.js';
import type { FactorTable, ManualDocument } from './manual/manual.js';
import type { ManualWords } from './manual-words.js';
import { shortTitle } from './wording.js';
import { Decimal } from '../../../shared/decimal.js';

/** What comes from a consumer report, as inputs of a manual declare it. */
const FROM_REPORTS: readonly string[] = ['credit', 'insurance_score'];
const BY_A_NUMBER: readonly string[] = ['base', 'factor'];

/** "Credit" alone is also what a discount is called, and there are scores of wildfires: only what reads like a report counts. */
const SPEAKS_OF_A_REPORT =
  /\bcredit (based|tier|class|level|band|grade|score|history|rating|report|record|standing|bureau)\b|\b(insurance|financial) score\b|\bfico\b|^credit$/;

export interface ReportReason {
  readonly title: string;
  readonly detail: string;
}

/** The inputs that a manual declares to come from a consumer report. */
export function reportedInputs({ inputs }: Pick<ManualDocument, 'inputs'>): ReadonlySet<string> {
  const reported = inputs.filter(({ variable }) => variable !== undefined && FROM_REPORTS.includes(variable));
  return new Set(reported.map(({ path }) => path));
}

/** Notes every input that reads like a consumer's credit and does not say so: no ban would meet it, no notice would name it. */
export function checkReported({ inputs }: ManualDocument, faults: Faults): void {
  inputs.forEach(({ path, title, variable }, index) => {
    const names = [path.slice(path.lastIndexOf('.') + 1), title].map(inPlainWords);
    if (variable === undefined && names.some((name) => SPEAKS_OF_A_REPORT.test(name)))
      faults.add(
        `/inputs/${index}/variable`,
        `is missing: ${path} reads like what a consumer report says. Declare credit or insurance_score, or name it otherwise`,
      );
  });
}

/** `insuranceScoreTier` as `insurance score tier`. */
function inPlainWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z]+/g, ' ')
    .trim()
    .toLowerCase();
}

/**
 * The steps that rated by a consumer report and gave less than their best: an increase of any kind is an adverse action, and
 * so is a better tier that was not given, also where the factor is below one or the report chooses the base premium.
 */
export function reportReasons(steps: readonly RaisingStep[], words: ManualWords): readonly ReportReason[] {
  const reported = reportedInputs(words.manual);
  if (reported.size === 0) return [];
  const reasons = new Map<string, ReportReason>();
  for (const { kind, row, title, element } of steps) {
    const table = BY_A_NUMBER.includes(kind) && row ? words.table(row.table) : undefined;
    if (!table || !row) continue;
    const at = table.dimensions.findIndex((dimension) => reported.has(dimension.input));
    const input = table.dimensions[at]?.input;
    if (input === undefined || isBest(table, row.keys, at)) continue;
    const value = words.shown(input, element ?? null) ?? 'not given';
    const detail = `${shortTitle(words.inputTitle(input))}: ${value}. The best terms were not given.`;
    reasons.set(`${title}\n${detail}`, { title, detail });
  }
  return [...reasons.values()];
}

/**
 * Whether no other key of this dimension gives less to somebody who is otherwise alike. Where the table has nobody otherwise
 * alike, the least that it has for each key is compared.
 */
function isBest(table: FactorTable, keys: readonly unknown[], at: number): boolean {
  const others = (row: readonly unknown[]): string =>
    JSON.stringify(table.dimensions.map((_, index) => (index === at ? null : row[index])));
  const own = JSON.stringify(keys[at]);
  const isOwn = (row: readonly unknown[]): boolean => JSON.stringify(row[at]) === own;
  const alike = table.rows.filter((row) => others(row) === others(keys));
  const rows = alike.some((row) => !isOwn(row)) ? alike : table.rows;
  const mine = leastOf(rows.filter(isOwn));
  const theirs = leastOf(rows.filter((row) => !isOwn(row)));
  return !mine || !theirs || mine.compare(theirs) <= 0;
}

function leastOf(rows: FactorTable['rows']): Decimal | null {
  const values = rows.flatMap((row) => Decimal.tryParse(String(row.at(-1))) ?? []);
  return values.reduce<Decimal | null>(
    (least, value) => (least && least.compare(value) <= 0 ? least : value),
    null,
  );
}
