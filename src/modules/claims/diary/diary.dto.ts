import {
  Bool,
  DateOnly,
  Id,
  Int,
  Line,
  ListOf,
  Moment,
  OneOf,
  PageQuery,
  Text,
} from '../../../platform/http/fields.js';
import { LARGEST_VERSION } from '../claims.dto.js';
import type { DiaryKind, DiaryStatus } from './domain/deadlines.js';
import { DIARY_KINDS, DIARY_STATUSES } from './domain/deadlines.js';

export class AddDiaryEntryRequest {
  @Line({ max: 200, example: 'Ask the roofer for the invoice' }) readonly title!: string;
  @DateOnly() readonly dueOn!: string;
}

export class FinishDiaryEntryRequest {
  @Text({ max: 2_000, optional: true, nullable: true, example: 'The letter was mailed.' })
  readonly note?: string | null;
}

export class DiarySearchQuery extends PageQuery {
  @Bool({ optional: true, description: 'Only what is past its day.' }) readonly overdue?: boolean;
  @Id({ optional: true, description: 'Of the adjuster who works on the claim.' })
  readonly adjusterId?: string;
}

export class DiaryEntryResponse {
  @Id() readonly id!: string;
  @Id() readonly claimId!: string;
  @Text({ max: 40, example: 'CLM-2026-0000001' }) readonly claimNumber!: string;
  @Id({ nullable: true }) readonly adjusterId!: string | null;
  @OneOf(DIARY_KINDS) readonly kind!: DiaryKind;
  @Text({ max: 200 }) readonly title!: string;
  @DateOnly({ description: 'The last day.' }) readonly dueOn!: string;
  @Text({ max: 500, nullable: true, example: 'Ohio Adm.Code 3901-1-54(F)(2)' })
  readonly citation!: string | null;
  @OneOf(DIARY_STATUSES) readonly status!: DiaryStatus;
  @Bool() readonly isOverdue!: boolean;
  @Moment({ nullable: true, description: 'When it was told that the day had passed.' })
  readonly escalatedAt!: string | null;
  @Id({ nullable: true, description: 'The leader of the team who was told. Null: nobody in particular.' })
  readonly escalatedTo!: string | null;
  @Text({ max: 2_000, nullable: true }) readonly note!: string | null;
  @Id({ nullable: true }) readonly doneBy!: string | null;
  @Moment({ nullable: true }) readonly doneAt!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
}

export class DiaryResponse {
  @ListOf(() => DiaryEntryResponse, { max: 1_000 }) readonly items!: readonly DiaryEntryResponse[];
}
