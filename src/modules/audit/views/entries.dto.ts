import {
  Factor,
  Id,
  Int,
  JsonValue,
  Line,
  ListOfText,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../../platform/http/fields.js';
import { AUDIT_OUTCOMES } from '../trail/entry-risk.js';

const SHORT = { max: 200 } as const;

const FROM = { optional: true, description: 'From this moment on.' } as const;
const TO = { optional: true, description: 'Before this moment.' } as const;

export class ExportQuery {
  @Moment(FROM) readonly from?: string;
  @Moment(TO) readonly to?: string;
}

export class EntriesQuery extends PageQuery {
  @Moment(FROM) readonly from?: string;
  @Moment(TO) readonly to?: string;

  @Id({ optional: true, description: 'Who did it.' })
  readonly userId?: string;

  @Line({
    ...SHORT,
    optional: true,
    description: 'The client that acted for itself, or through which a user did.',
  })
  readonly clientId?: string;

  @Line({ ...SHORT, optional: true, description: 'Singular: `policy`. Named together with `resourceId`.' })
  readonly resourceType?: string;

  @Line({ ...SHORT, optional: true })
  readonly resourceId?: string;

  @Line({
    ...SHORT,
    optional: true,
    description: '`policies.bound`; `http.request` for what was asked, read or refused.',
  })
  readonly action?: string;

  @OneOf(AUDIT_OUTCOMES, { optional: true })
  readonly outcome?: string;

  @Line({ ...SHORT, optional: true, description: 'As answers tell it in X-Request-Id.' })
  readonly requestId?: string;

  @Factor({ min: '0', max: '1', optional: true, description: 'With at least this risk.' })
  readonly minRisk?: string;
}

export class AuditEntryResponse {
  @Id() readonly id!: string;
  @Moment() readonly createdAt!: string;
  @Line({ max: 20, description: 'The number of the row; seals go by it.' }) readonly seq!: string;
  @Id({ nullable: true }) readonly userId!: string | null;
  @Line({
    ...SHORT,
    nullable: true,
    description: 'With a `userId`: the program through which the user did it; without: it acted for itself.',
  })
  readonly clientId!: string | null;
  @Line({ ...SHORT, nullable: true }) readonly sessionId!: string | null;
  @Line({ ...SHORT, nullable: true }) readonly ipAddress!: string | null;
  @Text({ max: 500, nullable: true }) readonly userAgent!: string | null;
  @Line({ ...SHORT, nullable: true }) readonly requestId!: string | null;
  @Line(SHORT) readonly action!: string;
  @Line(SHORT) readonly resourceType!: string;
  @Line({ max: 500, nullable: true }) readonly resourceId!: string | null;
  @Line({ ...SHORT, nullable: true }) readonly requestMethod!: string | null;
  @Line({ max: 2000, nullable: true }) readonly requestPath!: string | null;
  @JsonValue({
    nullable: true,
    description: 'Fields as values or as [before, after]; masked where nobody may see them.',
  })
  readonly changes!: unknown;
  @OneOf(AUDIT_OUTCOMES) readonly outcome!: string;
  @Int({ min: 100, max: 599, nullable: true }) readonly responseStatus!: number | null;
  @Int({ min: 0, max: 2_000_000_000, nullable: true, description: 'Milliseconds.' })
  readonly responseTimeMs!: number | null;
  @Factor({ min: '0', max: '1', nullable: true }) readonly riskScore!: string | null;
  @JsonValue({ nullable: true }) readonly securityAlerts!: unknown;
}

export const AuditEntryPage = pageOf(AuditEntryResponse);

const HASH = { max: 64, description: 'SHA-256 in hexadecimal.' } as const;

export class ProvenCheckpoint {
  @Text({
    max: 2000,
    description: 'What was signed: trail, seals, last row, root, moment and key, one on each line.',
  })
  readonly statement!: string;
  @Line({ max: 200, description: 'ES256, in base64url.' }) readonly signature!: string;
}

export class EntryProofResponse {
  @Text({
    max: 1_000_000,
    description: 'The row as it was hashed: SHA-256 of a zero byte and this text is its leaf.',
  })
  readonly entry!: string;
  @Int({ min: 0, max: 1_000_000, description: 'Its place in the seal, from 0.' }) readonly index!: number;
  @ListOfText({
    max: 64,
    item: HASH,
    description: 'Hashes from the leaf to the root of the seal (RFC 9162).',
  })
  readonly path!: readonly string[];
  @Text({
    max: 2000,
    description: 'What was signed of the seal; its own leaf in the tree of seals is made of it.',
  })
  readonly sealStatement!: string;
  @Line({ max: 200, description: 'ES256, in base64url.' }) readonly sealSignature!: string;
  @Line({ max: 100 }) readonly kid!: string;
  @ListOfText({
    max: 64,
    item: HASH,
    description: 'From the seal to the root of the checkpoint; empty while there is none.',
  })
  readonly sealPath!: readonly string[];
  @Nested(() => ProvenCheckpoint, { nullable: true, description: 'The first checkpoint over the seal.' })
  readonly checkpoint!: ProvenCheckpoint | null;
}
