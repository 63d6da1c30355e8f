import { DateOnly, Id, Int, JsonObject, Moment, OneOf, PageQuery, Text } from '../../platform/http/fields.js';
import { US_STATES } from '../../shared/us-states.js';
import { PRODUCT_TYPES } from './domain/manual/manual.js';
import type { ManualDocument } from './domain/manual/manual.js';
import type { EditionDetailView, EditionStatus, EditionView, WorksheetView } from './rating.view.js';
import { EDITION_STATUSES } from './rating.view.js';
import { CalculationResponse } from './worksheet.dto.js';

const LARGEST_INTEGER = 2_147_483_647;
const HASH = { max: 64, min: 64, pattern: /^[0-9a-f]{64}$/, example: 'a'.repeat(64) } as const;

export class EditionSearchQuery extends PageQuery {
  @OneOf(PRODUCT_TYPES, { optional: true }) readonly productType?: string;
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
  @Text({ max: 20, optional: true, description: 'Underwriting company or programme.' })
  readonly companyCode?: string;
  @OneOf(EDITION_STATUSES, { optional: true }) readonly status?: EditionStatus;
  @DateOnly({ optional: true, description: 'Only editions that rate something effective on this day.' })
  readonly inForceOn?: string;
}

export class EditionResponse implements EditionView {
  @Id() readonly id!: string;
  @Id() readonly planId!: string;
  @Text({ max: 60, example: 'oh-home' }) readonly planCode!: string;
  @Text({ max: 200 }) readonly planName!: string;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Text({ max: 20, example: 'BND' }) readonly companyCode!: string;
  @Text({ max: 60, example: '2024-1' }) readonly label!: string;
  @Text({ max: 2000, nullable: true }) readonly description!: string | null;
  @OneOf(EDITION_STATUSES) readonly status!: EditionStatus;
  @Text({ ...HASH, description: 'SHA-256 over everything the edition says, without its dates.' })
  readonly contentHash!: string;
  @DateOnly({ description: 'New policies effective from this day on are rated on it.' })
  readonly newBusinessDate!: string;
  @DateOnly({ description: 'Renewals effective from this day on are rated on it.' })
  readonly renewalDate!: string;
  @Id({ nullable: true, description: 'Null for the system.' }) readonly createdBy!: string | null;
  @Id({ nullable: true }) readonly approvedBy!: string | null;
  @Moment({ nullable: true }) readonly approvedAt!: string | null;
  @Moment({ nullable: true }) readonly activatedAt!: string | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}

export class EditionDetailResponse extends EditionResponse implements EditionDetailView {
  @JsonObject({ description: 'The whole manual: what was imported, in its normal form.' })
  readonly manual!: ManualDocument;
}

export class WorksheetResponse extends CalculationResponse implements WorksheetView {
  @Id() readonly id!: string;
  @Text({ ...HASH, description: 'Of this worksheet as it was stored.' }) readonly worksheetHash!: string;
  @Moment() readonly createdAt!: string;
}
