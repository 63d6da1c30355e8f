import {
  Code,
  Id,
  Int,
  Line,
  ListOf,
  ListOfCodes,
  ListOfOneOf,
  Moment,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../../platform/http/fields.js';
import type { Role } from '../../../shared/actor.js';
import { named } from '../../../shared/named-list.js';
import { SIGN_IN_ROLES } from '../identity.dto.js';
import type { BreakGlassVerdict } from './break-glass.entities.js';
import { VERDICTS } from './break-glass.entities.js';

export const BREAK_GLASS_STATES = named('BreakGlassState', ['live', 'over', 'reviewed']);
export type BreakGlassState = (typeof BREAK_GLASS_STATES)[number];
const BREAK_GLASS_VERDICTS = named('BreakGlassVerdict', VERDICTS);

const CODE = {
  min: 2,
  max: 60,
  pattern: /^[a-z][a-z0-9-]*$/,
  patternDetail: 'must be a word of small letters, digits and hyphens',
  example: 'incident-response',
} as const;
const PERMISSION = {
  max: 100,
  pattern: /^[a-z-]+([.][a-z-]+)+$/,
  patternDetail: 'must be the name of a permission, such as audit.trail.read',
} as const;
const TITLE = { max: 200, example: 'Look into an incident while no administrator is there' } as const;
const MINUTES = { min: 5, max: 480, description: 'For how long at most.' } as const;
const REASON = {
  min: 10,
  max: 1000,
  description: 'What has happened, and what is to be done about it.',
  example: 'Claims portal is down, the administrators on call do not answer',
} as const;
const NOTE = { min: 10, max: 1000, description: 'What was looked at.' } as const;
const VERSION = { min: 1, max: 2_000_000_000 } as const;

export class AddBreakGlassSetRequest {
  @Code({ ...CODE, example: 'night-watch' }) readonly code!: string;
  @Line(TITLE) readonly title!: string;
  @ListOfCodes({ min: 1, max: 50, item: PERMISSION, example: ['audit.trail.read'] })
  readonly permissions!: readonly string[];
  @ListOfOneOf(SIGN_IN_ROLES, { min: 1, max: 10, description: 'Who may take it.', example: ['underwriter'] })
  readonly roles!: readonly Role[];
  @Int({ ...MINUTES, example: 60 }) readonly maxMinutes!: number;
}

export class BreakGlassSetResponse {
  @Id() readonly id!: string;
  @Code(CODE) readonly code!: string;
  @Line(TITLE) readonly title!: string;
  @ListOfCodes({ max: 50, item: PERMISSION }) readonly permissions!: readonly string[];
  @ListOfOneOf(SIGN_IN_ROLES, { max: 10 }) readonly roles!: readonly Role[];
  @Int(MINUTES) readonly maxMinutes!: number;
  @Moment() readonly createdAt!: string;
  @Moment({ nullable: true }) readonly endedAt!: string | null;
  @Int(VERSION) readonly rowVersion!: number;
}

export class BreakGlassSetList {
  @ListOf(() => BreakGlassSetResponse, { max: 1000 }) readonly items!: readonly BreakGlassSetResponse[];
}

export class BreakGlassRequest {
  @Code({ ...CODE, description: 'Of the set: GET /api/v1/break-glass-sets.' }) readonly set!: string;
  @Int({ min: 5, max: 480, example: 60 }) readonly minutes!: number;
  @Text(REASON) readonly reason!: string;
}

export class ReviewBreakGlassRequest {
  @OneOf(BREAK_GLASS_VERDICTS, { example: 'justified' }) readonly verdict!: BreakGlassVerdict;
  @Text({ ...NOTE, example: 'All rows of the hour read; nothing but the portal was touched' })
  readonly note!: string;
}

export class BreakGlassAccessResponse {
  @Id() readonly id!: string;
  @Id() readonly userId!: string;
  @Id({ description: 'Only this session holds it.' }) readonly sessionId!: string;
  @Code(CODE) readonly set!: string;
  @ListOfCodes({ max: 50, item: PERMISSION }) readonly permissions!: readonly string[];
  @Text(REASON) readonly reason!: string;
  @OneOf(BREAK_GLASS_STATES, { description: '`over`: it waits for somebody else to review it.' })
  readonly state!: BreakGlassState;
  @Moment() readonly begunAt!: string;
  @Moment({ description: 'When it ends by itself.' }) readonly until!: string;
  @Moment({
    nullable: true,
    description: 'When somebody ended it, or it ended by itself: at its time or with its session.',
  })
  readonly endedAt!: string | null;
  @Id({ nullable: true }) readonly endedBy!: string | null;
  @OneOf(BREAK_GLASS_VERDICTS, { nullable: true }) readonly verdict!: BreakGlassVerdict | null;
  @Text({ ...NOTE, nullable: true }) readonly reviewNote!: string | null;
  @Id({ nullable: true }) readonly reviewedBy!: string | null;
  @Moment({ nullable: true }) readonly reviewedAt!: string | null;
  @Int(VERSION) readonly rowVersion!: number;
}

export class BreakGlassQuery extends PageQuery {
  @OneOf(BREAK_GLASS_STATES, { optional: true }) readonly state?: BreakGlassState;
  @Id({ optional: true, description: 'Of this user.' }) readonly userId?: string;
}

export const BreakGlassAccessPage = pageOf(BreakGlassAccessResponse);
