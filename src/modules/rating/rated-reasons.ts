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

/** Why a risk was decided and priced as it was. */
export interface ReasonsView {
  /** What made each rule of the decision hold; for underwriters only. */
  readonly triggers: readonly Trigger[];
  /** What raised the premium most and was not the customer's choice, at most four, in words for the customer. */
  readonly adverse: readonly AdverseFactor[];
  /** Where a consumer report stands behind less than the best terms. */
  readonly report: ReportView | null;
  /** The rules of the decision that a consumer report made hold, or that read what it says, by their codes. */
  readonly reportRules: readonly string[];
}

/** The parts of a rating, new or stored, that its reasons follow from. */
export type Reasoned = Pick<RatedRisk, 'editionId' | 'editionHash' | 'worksheet' | 'decision'>;

/** The reasons behind a rating, for whoever has to record and to tell them. */
@Injectable()
export class RatedReasons {
  constructor(private readonly cache: EditionCache) {}

  /** With a rating of before, only reports that say something worse now count against the consumer. */
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

/** Rules that read what a report says, also through a fact that is computed from it. */
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
