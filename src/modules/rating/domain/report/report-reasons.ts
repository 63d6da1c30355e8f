import { longDate } from '../../../../shared/long-date.js';
import { isScore } from './consumer-report.js';
import type { Worksheet } from '../engine/worksheet.js';
import type { InputDeclaration } from '../manual/inputs.js';
import type { ManualDocument } from '../manual/manual.js';
import { dollars, shortTitle } from '../words/wording.js';
import type { RiskValue } from './candidates.js';
import type { ReportEffect } from './report-effects.js';
import { valuesAt } from './values-at.js';

export interface ReportReason {
  readonly title: string;
  readonly detail: string | null;
}

/** A credit score as a notice states it. Without a declared source, the source is the consumer reporting agency. */
export interface ReportScore {
  readonly score: string;
  readonly scoreMin: string;
  readonly scoreMax: string;
  readonly scoreDate: string;
  readonly scoreSource: string | null;
}

/** What consumer reports counted against somebody, and what a notice has to say about it. */
export interface ReportView {
  /** At most four, the largest effect first, worded for the consumer. */
  readonly reasons: readonly ReportReason[];
  /** Rules of the decision that would not have held with better reports. */
  readonly rules: readonly string[];
  readonly score: ReportScore | null;
  /** True where inquiries were a key factor beyond those four: they are told as a fifth (15 U.S.C. 1681g(f)(9)). */
  readonly inquiriesMattered: boolean;
}

/** The limit of key factors: "shall not exceed 4" (15 U.S.C. 1681g(f)(1)(C)). */
const MOST_REASONS = 4;
const INQUIRIES = /inquir/i;

type Rated = Pick<Worksheet, 'inputs' | 'ratedOn'>;
interface ReasonOfReport extends ReportReason {
  readonly isInquiries: boolean;
}

/** Words the effects of reports for a notice: where key factors are known, they are told instead of the score. */
export function reportView(
  manual: ManualDocument,
  rated: Rated,
  effects: readonly ReportEffect[],
): ReportView | null {
  if (effects.length === 0) return null;
  const heaviest = [...effects].sort((a, b) => b.cents - a.cents);
  const told = distinct(heaviest.flatMap((effect) => reasonsOfEffect(manual, rated, effect)));
  const reasons = told.slice(0, MOST_REASONS).map(({ title, detail }) => ({ title, detail }));
  return {
    reasons,
    rules: [...new Set(effects.flatMap(({ rules }) => rules))],
    score: heaviest.map(({ input }) => scoreOf(manual, rated, input)).find((score) => score !== null) ?? null,
    inquiriesMattered: told.slice(MOST_REASONS).some(({ isInquiries }) => isInquiries),
  };
}

function reasonsOfEffect(
  manual: ManualDocument,
  { inputs }: Rated,
  { input, values }: ReportEffect,
): readonly ReasonOfReport[] {
  const { factors = [], inquiries } = input.report ?? {};
  const behind = factors.flatMap((path) => {
    const factor = manual.inputs.find((one) => one.path === path);
    const said = valuesAt(inputs, path).filter((value) => value !== null);
    return factor ? said.map((value) => worded(factor, value, String(value) === inquiries)) : [];
  });
  if (behind.length > 0) return behind;
  return values.map((value) => worded(input, value, INQUIRIES.test(`${input.path} ${input.title}`)));
}

function worded(input: InputDeclaration, value: RiskValue, isInquiries: boolean): ReasonOfReport {
  const wording = input.wording?.[String(value)] ?? input.wording?.['*'];
  if (wording !== undefined) return { title: wording, detail: null, isInquiries };
  const title = shortTitle(input.title);
  return { title, detail: `${title}${shown(input, value)}. The best terms were not given.`, isInquiries };
}

/** The value as a consumer sees it. Codes such as a tier mean nothing outside the insurer and are not shown. */
function shown({ type }: InputDeclaration, value: RiskValue): string {
  switch (type) {
    case 'text':
      return ', as a consumer report has it';
    case 'boolean':
      return `: ${value ? 'yes' : 'no'}`;
    case 'money':
      return `: ${dollars(String(value))}`;
    case 'date':
      return `: ${longDate(String(value))}`;
    case 'integer':
    case 'decimal':
      return `: ${String(value)}`;
  }
}

function distinct(told: readonly ReasonOfReport[]): readonly ReasonOfReport[] {
  return [...new Map(told.map((one) => [`${one.title}\n${one.detail}`, one])).values()];
}

/** The score that an input is, or was made from. A score without a date is taken to be from the day of the rating. */
function scoreOf(
  manual: ManualDocument,
  { inputs, ratedOn }: Rated,
  input: InputDeclaration,
): ReportScore | null {
  const { score = input.path, scoreDate, source = null } = input.report ?? {};
  const declared = manual.inputs.find(({ path }) => path === score);
  const value = valuesAt(inputs, score).find((one) => one !== null);
  const isOne = input.report?.score !== undefined || input.variable === 'insurance_score';
  if (!declared || !isOne || !isScore(declared) || value === undefined) return null;
  const dated = scoreDate === undefined ? undefined : valuesAt(inputs, scoreDate).find((one) => one !== null);
  return {
    score: String(value),
    scoreMin: declared.min ?? '',
    scoreMax: declared.max ?? '',
    scoreDate: dated === undefined ? ratedOn : String(dated),
    scoreSource: source,
  };
}
