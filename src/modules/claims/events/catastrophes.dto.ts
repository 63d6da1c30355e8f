import {
  DateOnly,
  EXAMPLE_DATE,
  EXAMPLE_END,
  Id,
  Int,
  Line,
  ListOf,
  ListOfOneOf,
  Moment,
  MoneySum,
  OneOf,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import type { CauseOfLoss } from '../../../shared/causes-of-loss.js';
import { CAUSES_OF_LOSS } from '../../../shared/causes-of-loss.js';
import { US_STATES } from '../../../shared/us-states.js';
import { LARGEST_VERSION } from '../claims.dto.js';

const MOST_STATES = 51;
/** So many claims that do not fit an event are shown one by one. */
export const MOST_OUTSIDE = 100;

export class ChangeCatastropheRequest {
  @Line({ max: 200, example: 'Hail and wind in the Ohio valley' }) readonly title!: string;
  @ListOfOneOf(CAUSES_OF_LOSS, { min: 1, max: 20, example: ['hail', 'wind'] })
  readonly causes!: readonly string[];
  @ListOfOneOf(US_STATES, { min: 1, max: MOST_STATES, example: ['OH', 'IN'] })
  readonly states!: readonly string[];
  @DateOnly({ example: EXAMPLE_DATE, description: 'The first day.' }) readonly effectiveDate!: string;
  @DateOnly({ example: EXAMPLE_END, description: 'The first day after it.' })
  readonly expirationDate!: string;
}

export class AddCatastropheRequest extends ChangeCatastropheRequest {
  @Reference({ max: 40, example: 'PCS-2647', description: 'As claims carry it.' }) readonly code!: string;
}

export class CatastropheResponse {
  @Id() readonly id!: string;
  @Text({ max: 40, example: 'PCS-2647' }) readonly code!: string;
  @Text({ max: 200 }) readonly title!: string;
  @ListOfOneOf(CAUSES_OF_LOSS, { max: 20 }) readonly causes!: readonly string[];
  @ListOfOneOf(US_STATES, { max: MOST_STATES }) readonly states!: readonly string[];
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ description: 'The first day after it.' }) readonly expirationDate!: string;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}

export class CatastropheSumsResponse {
  @Int({ min: 0, max: LARGEST_VERSION }) readonly claims!: number;
  @Int({ min: 0, max: LARGEST_VERSION }) readonly openClaims!: number;
  @MoneySum() readonly paid!: string;
  @MoneySum() readonly outstanding!: string;
  @MoneySum() readonly recovered!: string;
  @MoneySum() readonly incurred!: string;
}

export class CatastropheByStateResponse extends CatastropheSumsResponse {
  @OneOf(US_STATES, { nullable: true, description: 'Null: the policy is not known yet.' })
  readonly state!: string | null;
}

export class CatastropheByDayResponse extends CatastropheSumsResponse {
  @DateOnly({ nullable: true }) readonly lossOn!: string | null;
}

export class CatastropheClaimResponse {
  @Id() readonly id!: string;
  @Text({ max: 40, example: 'CLM-2026-0000001' }) readonly claimNumber!: string;
  @DateOnly({ nullable: true }) readonly lossOn!: string | null;
  @OneOf(US_STATES, { nullable: true }) readonly state!: string | null;
  @OneOf(CAUSES_OF_LOSS, { nullable: true }) readonly cause!: CauseOfLoss | null;
}

export class CatastropheResultResponse {
  @Moment() readonly asOf!: string;
  @ListOf(() => CatastropheByStateResponse, { max: MOST_STATES + 1 })
  readonly byState!: readonly CatastropheByStateResponse[];
  @ListOf(() => CatastropheByDayResponse, { max: 1_000, description: 'By day of loss.' })
  readonly byDay!: readonly CatastropheByDayResponse[];
  @Int({
    min: 0,
    max: LARGEST_VERSION,
    description: 'With the code, of another day, state or cause: to be looked at.',
  })
  readonly outside!: number;
  @ListOf(() => CatastropheClaimResponse, { max: MOST_OUTSIDE, description: 'The first of them.' })
  readonly outsideClaims!: readonly CatastropheClaimResponse[];
  @Int({ min: 0, max: LARGEST_VERSION, description: 'Of its days, states and causes, without the code.' })
  readonly without!: number;
}
