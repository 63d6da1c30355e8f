import {
  DateOnly,
  Id,
  Int,
  JsonValue,
  Line,
  ListOf,
  ListOfText,
  Moment,
  Nested,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import type { EvidenceTopic } from '../domain/evidence-topics.js';
import { EVIDENCE_TOPICS } from '../domain/evidence-topics.js';
import { BackupResponse } from './backups.dto.js';

const COUNT = { min: 0, max: 2_147_483_647 } as const;
const LARGE = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;
export const MOST_LISTED = 500;

export class EvidenceQuery {
  @DateOnly({
    optional: true,
    description: 'The first day, in UTC; ninety days before the last one unless told.',
  })
  readonly from?: string;
  @DateOnly({
    optional: true,
    description: 'The last day, in UTC; today unless told. At most 400 days later.',
  })
  readonly to?: string;
}

export class EvidenceRoleResponse {
  @Line({ max: 60 }) readonly role!: string;
  @Int(COUNT) readonly people!: number;
}

export class EvidenceAccessResponse {
  @Int({ ...COUNT, description: 'Who may sign in now.' }) readonly people!: number;
  @ListOf(() => EvidenceRoleResponse, { max: 100 }) readonly byRole!: readonly EvidenceRoleResponse[];
  @Int({ ...COUNT, description: 'Whom somebody has reviewed within the period, in what they hold now.' })
  readonly reviewed!: number;
  @Int(COUNT) readonly notReviewed!: number;
  @Int({ ...COUNT, description: 'Roles meet in them that must not.' }) readonly inConflict!: number;
  @Int({ ...COUNT, description: 'They have done nothing for ninety days.' }) readonly unused!: number;
  @Int(COUNT) readonly withSecondFactor!: number;
}

export class EvidenceMonthResponse {
  @Line({ max: 7, example: '2026-11' }) readonly month!: string;
  @Int(COUNT) readonly count!: number;
}

export class EvidenceActionResponse {
  @Line({ max: 100, example: 'identity.role-given' }) readonly action!: string;
  @Int(COUNT) readonly count!: number;
}

export class EvidenceEntryResponse {
  @Id({ description: 'Read and prove it at `/api/v1/audit/entries/{id}`.' }) readonly entryId!: string;
  @Moment() readonly at!: string;
  @Line({ max: 100 }) readonly action!: string;
  @Line({
    max: 320,
    nullable: true,
    description: 'Who did it: the address of a user, or the id of a client; null: the system.',
  })
  readonly by!: string | null;
  @Line({ max: 200 }) readonly resourceType!: string;
  @Line({ max: 500, nullable: true }) readonly resourceId!: string | null;
  @Line({ max: 320, nullable: true, description: 'Of a user: the address.' }) readonly resourceName!:
    string | null;
  @JsonValue({ nullable: true, description: 'As the trail shows it.' }) readonly changes!: unknown;
}

export class EvidenceTopicResponse {
  @OneOf(EVIDENCE_TOPICS) readonly topic!: EvidenceTopic;
  @Text({ max: 200 }) readonly title!: string;
  @ListOfText({ max: 10, item: { max: 20 }, description: 'Of the Trust Services Criteria.' })
  readonly criteria!: readonly string[];
  @Int(COUNT) readonly total!: number;
  @Int({ ...COUNT, description: 'Users that they are about or by whom they were.' }) readonly people!: number;
  @Int({ ...COUNT, description: 'Addresses that they came from.' }) readonly addresses!: number;
  @ListOf(() => EvidenceMonthResponse, { max: 15 }) readonly months!: readonly EvidenceMonthResponse[];
  @ListOf(() => EvidenceActionResponse, { max: 50 }) readonly actions!: readonly EvidenceActionResponse[];
  @ListOf(() => EvidenceEntryResponse, {
    max: MOST_LISTED,
    description: `The newest ${MOST_LISTED}, of topics whose rows are listed; all of them stand in the trail under their actions.`,
  })
  readonly entries!: readonly EvidenceEntryResponse[];
}

export class EvidenceAlertsResponse {
  @Int({ ...COUNT, description: 'Within the period.' }) readonly raised!: number;
  @Int(COUNT) readonly high!: number;
  @Int({ ...COUNT, description: 'Raised within the period and still open.' }) readonly open!: number;
  @Int(COUNT) readonly acknowledged!: number;
  @Int(COUNT) readonly closed!: number;
  @Int({ ...COUNT, description: 'Closed as harm.' }) readonly harm!: number;
  @Int({
    ...COUNT,
    nullable: true,
    description: 'The middle of how long it took until somebody took one up or closed it, in minutes.',
  })
  readonly medianMinutesToResponse!: number | null;
}

export class EvidenceSealsResponse {
  @Int({ ...COUNT, description: 'Made within the period.' }) readonly seals!: number;
  @Int({ ...LARGE, description: 'Rows of the trail under them.' }) readonly rows!: number;
  @Int(COUNT) readonly checkpoints!: number;
  @Int({ ...COUNT, description: 'Checkpoints that were put outside the database.' })
  readonly toldOutside!: number;
  @Int({
    ...COUNT,
    nullable: true,
    description: 'The longest time that a seal has waited for the checkpoint over it.',
  })
  readonly longestMinutesToCheckpoint!: number | null;
  @Moment({ nullable: true, description: 'Of the first row that is not archived.' }) readonly trailFrom!:
    string | null;
}

export class EvidenceBackupsResponse {
  @Int(COUNT) readonly succeeded!: number;
  @Int(COUNT) readonly failed!: number;
  @Int({ ...COUNT, description: 'Trials of restoring that succeeded.' }) readonly restoreTests!: number;
  @Int(COUNT) readonly failedRestoreTests!: number;
  @Int({
    ...COUNT,
    nullable: true,
    description: 'Without a backup that succeeded, in hours; null: there was none.',
  })
  readonly longestGapHours!: number | null;
  @Moment({ nullable: true }) readonly lastSucceededAt!: string | null;
  @Moment({ nullable: true }) readonly lastRestoreTestAt!: string | null;
  @ListOf(() => BackupResponse, { max: MOST_LISTED }) readonly items!: readonly BackupResponse[];
}

/** `faulty`: something was changed; `failed`: it came to no end by itself; `unfinished`: it was cut, or is under way. */
export const VERIFICATION_RESULTS = named('VerificationResult', ['sound', 'faulty', 'failed', 'unfinished']);
export type VerificationResult = (typeof VERIFICATION_RESULTS)[number];

export class EvidenceVerificationResponse {
  @Id({ description: 'Of the row of the trail that says that it began.' }) readonly entryId!: string;
  @Moment() readonly begunAt!: string;
  @Moment({ nullable: true }) readonly endedAt!: string | null;
  @Line({ max: 500, nullable: true, description: 'The account and the host on which it ran.' }) readonly by!:
    string | null;
  @OneOf(VERIFICATION_RESULTS) readonly result!: VerificationResult;
  @Int({ ...LARGE, nullable: true }) readonly rows!: number | null;
  @Int({ ...LARGE, nullable: true }) readonly seals!: number | null;
  @Int({ ...COUNT, nullable: true, description: 'Outside the database; null: there is no such place.' })
  readonly checkpoints!: number | null;
  @Int({ ...COUNT, nullable: true, description: 'Time stamps outside the database.' }) readonly stamps!:
    number | null;
  @Int({ ...COUNT, nullable: true }) readonly faults!: number | null;
}

export class EvidenceVerificationsResponse {
  @Int({ ...COUNT, description: 'Begun within the period.' }) readonly runs!: number;
  @Int(COUNT) readonly sound!: number;
  @Int(COUNT) readonly faulty!: number;
  @Int(COUNT) readonly failed!: number;
  @Int(COUNT) readonly unfinished!: number;
  @Nested(() => EvidenceVerificationResponse, {
    nullable: true,
    description: 'The newest, whatever came of it; null: nobody has verified the trail within the period.',
  })
  readonly last!: EvidenceVerificationResponse | null;
  @ListOf(() => EvidenceVerificationResponse, { max: MOST_LISTED, description: 'The newest.' })
  readonly items!: readonly EvidenceVerificationResponse[];
}

export class EvidenceReportResponse {
  @DateOnly() readonly from!: string;
  @DateOnly() readonly to!: string;
  @Moment() readonly madeAt!: string;
  @Line({ max: 63, description: 'The name of the trail, as checkpoints have it.' }) readonly trail!: string;
  @Nested(() => EvidenceAccessResponse) readonly access!: EvidenceAccessResponse;
  @ListOf(() => EvidenceTopicResponse, { max: 20 }) readonly topics!: readonly EvidenceTopicResponse[];
  @Nested(() => EvidenceAlertsResponse) readonly alerts!: EvidenceAlertsResponse;
  @Nested(() => EvidenceSealsResponse) readonly seals!: EvidenceSealsResponse;
  @Nested(() => EvidenceVerificationsResponse, { description: 'Runs of `npm run audit:verify`.' })
  readonly verifications!: EvidenceVerificationsResponse;
  @Nested(() => EvidenceBackupsResponse) readonly backups!: EvidenceBackupsResponse;
  @ListOfText({ max: 20, item: { max: 500 }, description: 'What the report cannot tell.' })
  readonly limits!: readonly string[];
}
