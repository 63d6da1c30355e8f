import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { bannedInputs, variableOf } from '../domain/manual/banned-variables.js';
import type { ManualFault } from '../domain/manual/faults.js';
import type { ManualDocument } from '../domain/manual/manual.js';
import { ManualWork } from './manual-work.js';
import { ratingError } from '../rating.errors.js';
import { JurisdictionRules } from '../../jurisdictions/index.js';

type Place = Pick<ManualDocument, 'plan' | 'inputs'> & {
  readonly edition: { readonly newBusinessDate: CalendarDate; readonly renewalDate: CalendarDate };
};

const CODE_OF = {
  manual: 'rating.edition-unsound',
  'test-case': 'rating.test-case-failed',
  'state-fact': 'rating.banned-variable',
} as const;

/**
 * What must hold before a draft is filed: a sound manual, passing test cases, and no variable that its state bans on its
 * dates.
 */
@Injectable()
export class EditionChecks {
  constructor(
    private readonly facts: JurisdictionRules,
    private readonly work: ManualWork,
  ) {}

  async faults(manual: ManualDocument): Promise<readonly ManualFault[]> {
    return [...(await this.work.check(manual)), ...(await this.bannedIn(manual))];
  }

  /** Throws with all faults; the code is that of the first kind: an unsound manual, failing test cases, or a state's ban. */
  async assertSound(manual: ManualDocument): Promise<void> {
    const faults = await this.faults(manual);
    const [first] = faults;
    if (!first) return;
    throw ratingError(CODE_OF[first.kind], {
      detail: `There are ${faults.length} reason(s) not to file it.`,
      errors: faults.map(({ pointer, detail }) => ({ pointer, detail })),
    });
  }

  /** Checks bans again before later changes: the law or the edition's dates may have changed since it was filed. */
  async assertPermitted(place: Place): Promise<void> {
    const errors = await this.bannedIn(place);
    if (errors.length === 0) return;
    throw ratingError('rating.banned-variable', {
      errors: errors.map(({ pointer, detail }) => ({ pointer, detail })),
    });
  }

  private async bannedIn({ plan, inputs, edition }: Place): Promise<readonly ManualFault[]> {
    if (inputs.every((input) => variableOf(plan.productType, input) === undefined)) return [];
    const facts = await this.facts.between({
      state: plan.state,
      productType: plan.productType,
      kind: 'banned_rating_variable',
      from: edition.newBusinessDate,
      to: edition.renewalDate,
    });
    return bannedInputs(
      plan.productType,
      inputs,
      facts.map(({ key, effectiveDate, citation }) => ({ variable: key, since: effectiveDate, citation })),
    );
  }
}
