import { Id, ListOfText, MoneyText, Reference, Text } from '../../../platform/http/fields.js';

const REASON = { max: 2_000, example: 'The insured sent the estimate of the roofer.' } as const;

export class ApproveClaimRequest {
  @Reference({ max: 60, example: 'dwelling', description: 'As the policy names it.' })
  readonly coverage!: string;
  @MoneyText({ min: '0.01', example: '11400.00', description: 'Up to which losses are paid.' })
  readonly amount!: string;
}

export class DenyClaimRequest {
  @Reference({ max: 60, example: 'dwelling', description: 'Under which the loss was claimed.' })
  readonly coverage!: string;
  @ListOfText({
    min: 1,
    max: 20,
    item: { max: 60, example: 'Section I - Exclusions A.3' },
    example: ['Section I - Exclusions A.3'],
    description: 'Numbers of the provisions of the policy on which the denial rests.',
  })
  readonly provisions!: readonly string[];
  @Text({ ...REASON, example: 'The water came from the river, which had left its bed.' })
  readonly reason!: string;
}

export class StepReasonRequest {
  @Text(REASON) readonly reason!: string;
}

export class StopPaymentsRequest {
  @Text({ ...REASON, nullable: true, description: 'Null: payments go on.' }) readonly reason!: string | null;
}

export class RightsReservedResponse {
  @Id({ description: 'The letter.' }) readonly documentId!: string;
}
