import { Injectable } from '@nestjs/common';
import { adverseFactors } from './domain/adverse-factors.js';
import type { ReportReason } from './domain/consumer-report.js';
import { reportReasons, reportedInputs } from './domain/consumer-report.js';
import type { AdverseFactor } from './domain/engine/worksheet.js';
import { ManualWords } from './domain/manual-words.js';
import type { Trigger } from './domain/trigger.js';
import { triggersOf } from './domain/trigger.js';
import { EditionCache } from './edition-cache.js';
import type { RatedRisk } from './rating.view.js';

/** Why a risk was decided and priced as it was. */
export interface ReasonsView {
  /** What made each rule of the decision hold; for underwriters only. */
  readonly triggers: readonly Trigger[];
  /** What raised the premium most, at most four, in words for the customer. */
  readonly adverse: readonly AdverseFactor[];
  /** Where a consumer report stands behind less than the best terms. */
  readonly fromReport: readonly ReportReason[];
  /** The rules of the decision that read what a consumer report says, by their codes. */
  readonly reportRules: readonly string[];
}

/** Of a rating what its reasons follow from: also of one that is stored. */
export type Reasoned = Pick<RatedRisk, 'editionId' | 'editionHash' | 'worksheet' | 'decision'>;

/** The reasons behind a rating, for whoever has to record and to tell them. */
@Injectable()
export class RatedReasons {
  constructor(private readonly cache: EditionCache) {}

  async of({ editionId, editionHash, worksheet, decision }: Reasoned): Promise<ReasonsView> {
    const ref = { id: editionId, contentHash: editionHash };
    const { manual } = this.cache.peek(ref) ?? (await this.cache.get(ref));
    const words = new ManualWords(manual, worksheet);
    const triggers = decision.reasons.length === 0 ? [] : triggersOf(manual, decision.reasons, worksheet);
    const reported = reportedInputs(manual);
    const readsReport = ({ facts }: Trigger): boolean =>
      Object.keys(facts).some((path) => reported.has(path));
    return {
      triggers,
      adverse: adverseFactors(worksheet.steps, words),
      fromReport: reportReasons(worksheet.steps, words),
      reportRules: triggers.filter(readsReport).map(({ code }) => code),
    };
  }
}
