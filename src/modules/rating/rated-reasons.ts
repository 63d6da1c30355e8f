import { Injectable } from '@nestjs/common';
import { consumerFactors } from './domain/report/adverse-factors.js';
import { reportedInputs } from './domain/report/consumer-report.js';
import type { AdverseFactor } from './domain/engine/worksheet.js';
import type { ManualDocument } from './domain/manual/manual.js';
import { ManualWords } from './domain/words/manual-words.js';
import { reachedBy } from './domain/report/reached-by.js';
import { reportEffects } from './domain/report/report-effects.js';
import type { ReportView } from './domain/report/report-reasons.js';
import { reportView } from './domain/report/report-reasons.js';
import type { Trigger } from './domain/decision/trigger.js';
import { triggersOf } from './domain/decision/trigger.js';
import { EditionCache } from './editions/edition-cache.js';
import type { RatedRisk } from './rating.view.js';

/** The reasons of a decision and a premium. */
export interface ReasonsView {
  /** What made each rule of the decision hold; shown to underwriters only. */
  readonly triggers: readonly Trigger[];
  /** At most four characteristics that raised the premium most, without the customer's own choices, worded for the customer. */
  readonly adverse: readonly AdverseFactor[];
  /** Set where a consumer report led to less than the best terms. */
  readonly report: ReportView | null;
  /** Codes of the rules that hold because of a consumer report, or that read one. */
  readonly reportRules: readonly string[];
}

/** The parts of a new or stored rating from which its reasons follow. */
export type Reasoned = Pick<RatedRisk, 'editionId' | 'editionHash' | 'worksheet' | 'decision'>;

/** Finds the reasons behind a rating, to be recorded and told. */
@Injectable()
export class RatedReasons {
  constructor(private readonly cache: EditionCache) {}

  /** With an earlier rating as `before`, a report counts only where it newly says something worse. */
  async of(
    { editionId, editionHash, worksheet, decision }: Reasoned,
    before: Pick<Reasoned, 'worksheet'> | null = null,
  ): Promise<ReasonsView> {
    const ref = { id: editionId, contentHash: editionHash };
    const compiled = this.cache.peek(ref) ?? (await this.cache.get(ref));
    const { manual } = compiled;
    const words = new ManualWords(manual, worksheet);
    const triggers = decision.reasons.length === 0 ? [] : triggersOf(manual, decision.reasons, worksheet);
    const effects = reportEffects(compiled, worksheet, before?.worksheet);
    const report = reportView(manual, worksheet, effects);
    return {
      triggers,
      adverse: consumerFactors(
        worksheet.steps,
        words,
        effects.map(({ input }) => input.path),
      ),
      report,
      reportRules: [...new Set([...rulesReadingReports(manual, triggers), ...(report?.rules ?? [])])],
    };
  }
}

/** Codes of rules that read a consumer report, directly or through a fact computed from it. */
function rulesReadingReports(manual: ManualDocument, triggers: readonly Trigger[]): readonly string[] {
  const inputs = triggers.length === 0 ? [] : reportedInputs(manual);
  if (inputs.length === 0) return [];
  const reported = reachedBy(
    manual,
    inputs.map(({ path }) => path),
  );
  return triggers
    .filter(({ facts }) => Object.keys(facts).some((path) => reported.has(path)))
    .map(({ code }) => code);
}
