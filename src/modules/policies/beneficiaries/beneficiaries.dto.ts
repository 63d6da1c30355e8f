import {
  Bool,
  DateOnly,
  EXAMPLE_DATE,
  Factor,
  Id,
  Int,
  Line,
  ListOf,
  ListOfIds,
  Moment,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import { LARGEST_INTEGER } from '../policies.dto.js';
import type { Beneficiary, BeneficiaryClass, BeneficiaryKind, Distribution } from './domain/designation.js';
import { BENEFICIARY_CLASSES, BENEFICIARY_KINDS, DISTRIBUTIONS } from './domain/designation.js';

const OPEN = { optional: true, nullable: true } as const;
const MOST = 100;
const SHARE = {
  min: '0',
  max: '100',
  example: '100',
  description: 'In percent, with up to four places. Shares of a class make up 100 exactly.',
} as const;

export class BeneficiaryFields {
  @Id({ optional: true, description: 'Of a beneficiary who was named before and stays.' })
  readonly id?: string;
  @OneOf(BENEFICIARY_CLASSES, {
    example: 'primary',
    description: 'Contingent ones are paid where no primary one is left.',
  })
  readonly class!: BeneficiaryClass;
  @OneOf(BENEFICIARY_KINDS, { example: 'person' }) readonly kind!: BeneficiaryKind;
  @Line({ max: 200, example: 'Bea Quinn' }) readonly name!: string;
  @Line({ max: 60, ...OPEN, example: 'spouse' }) readonly relationship?: string | null;
  @DateOnly(OPEN) readonly birthDate?: string | null;
  @Line({ max: 200, ...OPEN, description: 'Who receives the money for a minor.' })
  readonly custodian?: string | null;
  @Factor(SHARE) readonly sharePercent!: string;
  @OneOf(DISTRIBUTIONS, {
    optional: true,
    example: 'per_stirpes',
    description:
      'Who takes the share of one who dies before the insured: the others of the class (per_capita, unless told), or the descendants (per_stirpes).',
  })
  readonly distribution?: Distribution;
  @Bool({ optional: true, description: 'Whose right is taken or cut only with consent.' })
  readonly isIrrevocable?: boolean;
}

export class DesignateBeneficiariesRequest {
  @DateOnly({ example: EXAMPLE_DATE, description: 'It counts for deaths from this day on.' })
  readonly signedOn!: string;
  @ListOf(() => BeneficiaryFields, { min: 1, max: MOST })
  readonly beneficiaries!: readonly BeneficiaryFields[];
  @ListOfIds({
    max: MOST,
    optional: true,
    description: 'Irrevocable beneficiaries of before whose signed consent is at hand.',
  })
  readonly consents?: readonly string[];
}

export class BeneficiaryResponse implements Beneficiary {
  @Id() readonly id!: string;
  @OneOf(BENEFICIARY_CLASSES) readonly class!: BeneficiaryClass;
  @OneOf(BENEFICIARY_KINDS) readonly kind!: BeneficiaryKind;
  @Text({ max: 200 }) readonly name!: string;
  @Text({ max: 60, nullable: true }) readonly relationship!: string | null;
  @DateOnly({ nullable: true }) readonly birthDate!: string | null;
  @Text({ max: 200, nullable: true }) readonly custodian!: string | null;
  @Factor(SHARE) readonly sharePercent!: string;
  @OneOf(DISTRIBUTIONS) readonly distribution!: Distribution;
  @Bool() readonly isIrrevocable!: boolean;
}

export class DesignationResponse {
  @Id() readonly id!: string;
  @DateOnly() readonly signedOn!: string;
  @ListOf(() => BeneficiaryResponse, { max: MOST }) readonly beneficiaries!: readonly BeneficiaryResponse[];
  @ListOfIds({ max: MOST }) readonly consents!: readonly string[];
  @Id({ nullable: true }) readonly recordedBy!: string | null;
  @Moment() readonly recordedAt!: string;
}

export class BeneficiariesResponse {
  @ListOf(() => DesignationResponse, {
    max: 1_000,
    description: 'The newest first; also those of other terms.',
  })
  readonly items!: readonly DesignationResponse[];
  @Int({
    min: 0,
    max: LARGEST_INTEGER,
    example: 1,
    description: 'How many there are: the ETag that the next one has to name in If-Match.',
  })
  readonly rowVersion!: number;
}
