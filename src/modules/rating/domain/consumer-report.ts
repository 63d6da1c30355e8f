import type { RaisingStep } from './adverse-factors.js';
import type { ManualWords } from './manual-words.js';
import { shortTitle } from './wording.js';
import { Decimal } from '../../../shared/decimal.js';

/** What comes from a consumer report, as inputs of a manual declare it. */
const FROM_REPORTS: readonly string[] = ['credit', 'insurance_score'];

export interface ReportReason {
  readonly title: string;
  readonly detail: string;
}

/**
 * The steps that rated by a consumer report and gave less than their best: an increase of any kind is an adverse action, and
 * so is a better tier that was not given, also where the factor is below one.
 */
export function reportReasons(steps: readonly RaisingStep[], words: ManualWords): readonly ReportReason[] {
  const reported = new Set(
    words.manual.inputs.flatMap(({ path, variable }) =>
      variable !== undefined && FROM_REPORTS.includes(variable) ? [path] : [],
    ),
  );
  if (reported.size === 0) return [];
  const reasons = new Map<string, ReportReason>();
  for (const { kind, row, operand, title, element } of steps) {
    const table = kind === 'factor' && row ? words.table(row.table) : undefined;
    const input = table?.dimensions.find((dimension) => reported.has(dimension.input))?.input;
    const given = Decimal.tryParse(operand ?? '');
    if (!table || input === undefined || !given) continue;
    const isBest = table.rows.every(
      (one) => (Decimal.tryParse(String(one.at(-1))) ?? given).compare(given) >= 0,
    );
    if (isBest) continue;
    const value = words.shown(input, element ?? null) ?? 'not given';
    const detail = `${shortTitle(words.inputTitle(input))}: ${value}. The best terms were not given.`;
    reasons.set(`${title}\n${detail}`, { title, detail });
  }
  return [...reasons.values()];
}
