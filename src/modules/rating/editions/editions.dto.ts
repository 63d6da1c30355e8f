import {
  Bool,
  DateOnly,
  Id,
  Int,
  JsonObject,
  ListOf,
  ListOfIds,
  Moment,
  OneOf,
  PageQuery,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import type { ManualFault } from '../domain/manual/faults.js';
import { FAULT_KINDS } from '../domain/manual/faults.js';
import type { EditionUse } from '../domain/editions/edition-layout.js';
import { EDITION_USES } from '../domain/editions/edition-layout.js';
import type { ManualDocument } from '../domain/manual/manual.js';
import type { EditionStatus } from '../rating.view.js';
import { EDITION_STATUSES } from '../rating.view.js';

const LARGEST_INTEGER = 2_147_483_647;
const HASH = { max: 64, min: 64, pattern: /^[0-9a-f]{64}$/, example: 'a'.repeat(64) } as const;
const LABEL = { max: 60, example: '2024-2' } as const;
const NEW_BUSINESS = { description: 'New policies effective from this day on are rated on it.' } as const;
const RENEWAL = { description: 'Renewals effective from this day on are rated on it.' } as const;
const REASON = { max: 500, example: 'The filing has other dates.' } as const;

export class EditionSearchQuery extends PageQuery {
  @OneOf(PRODUCT_TYPES, { optional: true }) readonly productType?: string;
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
  @Reference({ max: 20, optional: true, description: 'Underwriting company or program.' })
  readonly companyCode?: string;
  @OneOf(EDITION_STATUSES, { optional: true }) readonly status?: EditionStatus;
  @DateOnly({ optional: true, description: 'Only editions that rate something effective on this day.' })
  readonly inForceOn?: string;
}

export class CopyEditionRequest {
  @Reference(LABEL) readonly label!: string;
  @Text({ max: 2000, optional: true }) readonly description?: string;
  @DateOnly({ optional: true, description: 'That of the original unless told.' })
  readonly newBusinessDate?: string;
  @DateOnly({ optional: true, description: 'That of the original unless told.' })
  readonly renewalDate?: string;
}

export class ReasonRequest {
  @Text(REASON) readonly reason!: string;
}

export class ReDateEditionRequest {
  @DateOnly(NEW_BUSINESS) readonly newBusinessDate!: string;
  @DateOnly(RENEWAL) readonly renewalDate!: string;
  @Text(REASON) readonly reason!: string;
}

export class EditionResponse {
  @Id() readonly id!: string;
  @Id() readonly planId!: string;
  @Text({ max: 60, example: 'oh-home' }) readonly planCode!: string;
  @Text({ max: 200 }) readonly planName!: string;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Text({ max: 20, example: 'BND' }) readonly companyCode!: string;
  @Text({ ...LABEL, example: '2024-1' }) readonly label!: string;
  @Text({ max: 2000, nullable: true }) readonly description!: string | null;
  @OneOf(EDITION_STATUSES) readonly status!: EditionStatus;
  @Text({ ...HASH, description: 'SHA-256 over everything the edition says, without its dates.' })
  readonly contentHash!: string;
  @DateOnly(NEW_BUSINESS) readonly newBusinessDate!: string;
  @DateOnly(RENEWAL) readonly renewalDate!: string;
  @Id({ nullable: true, description: 'Null for the system, here and below.' })
  readonly createdBy!: string | null;
  @ListOfIds({
    max: 1_000,
    description: 'All who had a hand in it or in what it was made from: none of them approves it.',
  })
  readonly contributors!: readonly string[];
  @Id({ nullable: true }) readonly filedBy!: string | null;
  @Moment({ nullable: true }) readonly filedAt!: string | null;
  @Id({ nullable: true, description: 'Who sent it back the last time.' }) readonly sentBackBy!: string | null;
  @Moment({ nullable: true }) readonly sentBackAt!: string | null;
  @Text({ max: 500, nullable: true }) readonly sentBackReason!: string | null;
  @Id({ nullable: true }) readonly approvedBy!: string | null;
  @Moment({ nullable: true }) readonly approvedAt!: string | null;
  @Id({ nullable: true }) readonly activatedBy!: string | null;
  @Moment({ nullable: true }) readonly activatedAt!: string | null;
  @Moment({ nullable: true, description: 'When a later edition took over all that follows.' })
  readonly supersededAt!: string | null;
  @Id({ nullable: true, description: 'Who corrected its dates the last time.' })
  readonly redatedBy!: string | null;
  @Moment({ nullable: true }) readonly redatedAt!: string | null;
  @Text({ max: 500, nullable: true }) readonly redatedReason!: string | null;
  @Id({ nullable: true }) readonly withdrawnBy!: string | null;
  @Moment({ nullable: true }) readonly withdrawnAt!: string | null;
  @Text({ max: 500, nullable: true }) readonly withdrawnReason!: string | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}

export class EditionDetailResponse extends EditionResponse {
  @JsonObject({ description: 'The whole manual: what was imported, in its normal form.' })
  readonly manual!: ManualDocument;
}

export class ManualFaultResponse implements ManualFault {
  @OneOf(FAULT_KINDS) readonly kind!: ManualFault['kind'];
  @Text({ max: 500, description: 'Where in the manual: a JSON pointer.', example: '/coverages/0/steps/2' })
  readonly pointer!: string;
  @Text({ max: 2000, example: 'can never be reached: no step names it' }) readonly detail!: string;
}

export class EditionCheckResponse {
  @Bool({ description: 'Nothing stands against filing it.' }) readonly sound!: boolean;
  @ListOf(() => ManualFaultResponse, { max: 1000 }) readonly faults!: readonly ManualFaultResponse[];
}

export class EditionWindowResponse {
  @OneOf(EDITION_USES) readonly use!: EditionUse;
  @DateOnly({ description: 'The first effective date that it rates.' }) readonly from!: string;
  @DateOnly({ nullable: true, description: 'The first one that it does not; null for no end.' })
  readonly to!: string | null;
  @Moment({ description: 'Since when that is the answer.' }) readonly inUseFrom!: string;
  @Moment({ nullable: true, description: 'Until when it was; null while it is.' })
  readonly inUseTo!: string | null;
}

export class EditionWindowsResponse {
  @ListOf(() => EditionWindowResponse, { max: 10_000 }) readonly items!: readonly EditionWindowResponse[];
}
