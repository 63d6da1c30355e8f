import { Id, Int, ListOf, MoneyText, OneOf, Reference, Text } from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import { LARGEST_VERSION } from '../claims.dto.js';
import { ReserveLineResponse } from '../ledger/transactions.dto.js';

export const INCIDENT_KINDS = named('ClaimIncidentKind', [
  'vehicle',
  'dwelling',
  'contents',
  'property',
  'injury',
  'death',
  'other',
]);
const STEPS = named('ClaimSettlementStep', ['coinsurance', 'deductible', 'limit', 'aggregate']);
const EXPOSURE_STATUSES = named('ClaimExposureStatus', ['open', 'closed']);
const OPEN = { optional: true, nullable: true } as const;

export class OpenIncidentRequest {
  @OneOf(INCIDENT_KINDS, { example: 'dwelling' }) readonly kind!: string;
  @Id({ ...OPEN, description: 'The item of the policy that was damaged, such as a vehicle.' })
  readonly itemId?: string | null;
  @Text({ max: 2_000, ...OPEN, example: 'Roof, the side to the street' }) readonly description?:
    string | null;
}

export class IncidentResponse {
  @Id() readonly id!: string;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly sequence!: number;
  @OneOf(INCIDENT_KINDS) readonly kind!: string;
  @Id({ nullable: true }) readonly itemId!: string | null;
  @Text({ max: 2_000, nullable: true }) readonly description!: string | null;
}

export class OpenExposureRequest {
  @Id() readonly incidentId!: string;
  @Reference({ max: 60, example: 'dwelling', description: 'As the policy names it.' })
  readonly coverage!: string;
  @Reference({
    max: 60,
    ...OPEN,
    description: 'Of a coverage that promises several things, the one that is claimed: bodily-injury.',
  })
  readonly part?: string | null;
  @Id({ ...OPEN, description: 'The item whose coverage it is; of the policy as a whole unless told.' })
  readonly itemId?: string | null;
  @Id({ ...OPEN, description: 'A contact; the insured unless told.' }) readonly claimantId?: string | null;
}

export class AssessLossRequest {
  @MoneyText({
    example: '12400.00',
    description: 'All of the loss, before deductible, coinsurance and limits.',
  })
  readonly lossAmount!: string;
  @MoneyText({
    min: '0.01',
    ...OPEN,
    example: '240000.00',
    description:
      'What was insured was worth when it was lost: where less than the policy asks for is insured, the loss is paid in proportion.',
  })
  readonly valueAtLoss?: string | null;
}

export class SettledStepResponse {
  @OneOf(STEPS) readonly step!: string;
  @MoneyText() readonly before!: string;
  @MoneyText() readonly after!: string;
}

export class ExposureResponse {
  @Id() readonly id!: string;
  @Id() readonly claimId!: string;
  @Id() readonly incidentId!: string;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly sequence!: number;
  @Text({ max: 60 }) readonly coverage!: string;
  @Text({ max: 60, nullable: true }) readonly part!: string | null;
  @Id({ nullable: true }) readonly itemId!: string | null;
  @Id({ nullable: true }) readonly claimantId!: string | null;
  @OneOf(EXPOSURE_STATUSES) readonly status!: string;
  @MoneyText({ nullable: true }) readonly lossAmount!: string | null;
  @MoneyText({ nullable: true }) readonly valueAtLoss!: string | null;
  @MoneyText({
    nullable: true,
    description: 'What the coverage pays for the loss in all; null: not assessed yet.',
  })
  readonly payable!: string | null;
  @MoneyText({ nullable: true, description: 'What of that is neither paid nor promised.' })
  readonly due!: string | null;
  @ListOf(() => SettledStepResponse, { max: 4, description: 'How the loss becomes what is paid.' })
  readonly settlement!: readonly SettledStepResponse[];
  @ListOf(() => ReserveLineResponse, { max: 4 }) readonly lines!: readonly ReserveLineResponse[];
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
}

export class ExposuresResponse {
  @ListOf(() => IncidentResponse, { max: 1_000 }) readonly incidents!: readonly IncidentResponse[];
  @ListOf(() => ExposureResponse, { max: 1_000 }) readonly exposures!: readonly ExposureResponse[];
}
