import { variableOf } from '../manual/banned-variables.js';
import type { Faults } from '../manual/faults.js';
import type { InputDeclaration } from '../manual/inputs.js';
import type { ManualDocument } from '../manual/manual.js';

/** Variables that always come from a consumer report. */
const FROM_REPORTS: readonly string[] = ['credit', 'insurance_score'];

/** "Credit" alone may be a discount, and a score may be of wildfire: only phrases that mean a consumer report count. */
const SPEAKS_OF_A_REPORT =
  /\bcredit (based|tier|class|level|band|grade|score|history|rating|report|record|standing|bureau)\b|\b(insurance|financial) score\b|\bfico\b|^credit$/;

const reported = new WeakMap<Declared['inputs'], readonly InputDeclaration[]>();

type Declared = Pick<ManualDocument, 'inputs' | 'plan'>;

/** The inputs that a manual declares to come from a consumer report (15 U.S.C. 1681a(d)): credit, scores, driving or loss records. */
export function reportedInputs({ inputs, plan }: Declared): readonly InputDeclaration[] {
  const found = reported.get(inputs);
  if (found) return found;
  const fromReports = inputs.filter((input) => {
    const variable = variableOf(plan.productType, input);
    return input.report !== undefined || (variable !== undefined && FROM_REPORTS.includes(variable));
  });
  reported.set(inputs, fromReports);
  return fromReports;
}

/** Reports inputs that read like a consumer's credit but do not declare it: bans and notices would miss them. */
export function checkReported({ inputs }: ManualDocument, faults: Faults): void {
  const byPath = new Map(inputs.map((input) => [input.path, input]));
  inputs.forEach((input, index) => {
    const { path, title, variable, report } = input;
    const names = [path.slice(path.lastIndexOf('.') + 1), title].map(inPlainWords);
    if (variable === undefined && names.some((name) => SPEAKS_OF_A_REPORT.test(name)))
      faults.add(
        `/inputs/${index}/variable`,
        `is missing: ${path} reads like what a consumer report says. Declare credit or insurance_score, or name it otherwise`,
      );
    if (!report) return;
    const at = `/inputs/${index}/report`;
    const { score, scoreDate, factors = [] } = report;
    if (score !== undefined && !isScore(byPath.get(score)))
      faults.add(`${at}/score`, 'must be the path of a number with a min and a max: its range is printed');
    if (scoreDate !== undefined && byPath.get(scoreDate)?.type !== 'date')
      faults.add(`${at}/scoreDate`, 'must be the path of a date');
    factors.forEach((factor, place) => {
      if (!byPath.get(factor)?.wording)
        faults.add(`${at}/factors/${place}`, 'must be the path of an input with a wording of its values');
    });
  });
}

/** A score is a number with a lower and an upper bound. */
export function isScore(input: InputDeclaration | undefined): boolean {
  return (
    input !== undefined &&
    (input.type === 'integer' || input.type === 'decimal') &&
    [input.min, input.max].every((bound) => bound !== undefined && /^-?\d+(\.\d+)?$/.test(bound))
  );
}

/** A name in words: `insurance score tier` for `insuranceScoreTier`. */
function inPlainWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z]+/g, ' ')
    .trim()
    .toLowerCase();
}
