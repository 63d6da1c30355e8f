import { Factor, Id, MoneyText, Nested, OneOf, Text } from '../../../platform/http/fields.js';
import type { CapBasis } from '../domain/manual/manual.js';
import { CAP_BASES } from '../domain/manual/manual.js';
import type { ExpiringPlan, WorksheetRenewal } from '../domain/renewal/worksheet-renewal.js';
import type { CarriedView } from '../rating.view.js';

export const PERCENT_CHANGE = { min: '-100', nullable: true, example: '4.3' } as const;
const LIMIT = { max: '1000', nullable: true, example: '15' } as const;

export class CarriedChangeField implements CarriedView {
  @MoneyText() readonly charged!: string;
  @MoneyText({ description: 'What would have been charged without a cap.' }) readonly indicated!: string;
}

export class ExpiringPlanResponse implements ExpiringPlan {
  @Id() readonly editionId!: string;
  @Text({ max: 60, example: 'oh-home' }) readonly plan!: string;
  @Text({ max: 60, example: '2024-1' }) readonly edition!: string;
  @Text({ max: 64, min: 64, pattern: /^[0-9a-f]{64}$/, example: 'a'.repeat(64) })
  readonly contentHash!: string;
  @MoneyText({ description: 'On the new characteristics.' }) readonly premium!: string;
}

/** The cap of a renewal as its worksheet stores it. */
export class WorksheetRenewalResponse implements WorksheetRenewal {
  @OneOf(CAP_BASES, { description: 'Whether all that is charged is compared, or the premium without fees.' })
  readonly by!: CapBasis;
  @Factor({ ...LIMIT, description: 'Percent.' }) readonly maxIncrease!: string | null;
  @Factor({ ...LIMIT, description: 'Percent.' }) readonly maxDecrease!: string | null;
  @Factor({ description: 'Of the capped amount.', example: '0.01' }) readonly unit!: string;
  @Nested(() => ExpiringPlanResponse, {
    nullable: true,
    description: 'Null for a change within the term, which is charged in the proportion of its renewal.',
  })
  readonly expiring!: ExpiringPlanResponse | null;
  @Nested(() => CarriedChangeField, { nullable: true }) readonly carriedBefore!: CarriedChangeField | null;
  @MoneyText({ nullable: true, description: 'What the policy would pay without a change of plan.' })
  readonly before!: string | null;
  @MoneyText({ description: 'Without the cap.' }) readonly indicated!: string;
  @MoneyText() readonly charged!: string;
  @Factor({ ...PERCENT_CHANGE, description: 'Percent, uncapped.' })
  readonly indicatedChange!: string | null;
  @Factor({ ...PERCENT_CHANGE, description: 'Percent, as charged.' })
  readonly appliedChange!: string | null;
  @Nested(() => CarriedChangeField, { nullable: true, description: 'For the next renewal.' })
  readonly carried!: CarriedChangeField | null;
  @Factor({ ...PERCENT_CHANGE, description: 'Percent that is left for the next renewal.' })
  readonly nextChange!: string | null;
}
