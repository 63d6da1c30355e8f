import {
  Id,
  Int,
  Line,
  ListOfCodes,
  Moment,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../../platform/http/fields.js';
import type { EndpointStatus, PauseReason } from './endpoint.entities.js';
import { ENDPOINT_STATUSES, PAUSE_REASONS } from './endpoint.entities.js';

const URL = {
  max: 2000,
  example: 'https://hooks.example.com/bindery',
  description: 'https, on the public internet or in a network that the operator has named.',
} as const;
const DESCRIPTION = { max: 500, example: 'Commissions of Lakeside' } as const;
/** An event of the catalog, or a wildcard for many. */
export const EVENT_PATTERN = {
  max: 100,
  pattern: /^(?:[*]|[a-z-]+[.](?:[*]|[a-z-]+))$/,
  patternDetail: 'must be an event such as policies.bound, all of a room such as policies.*, or *',
} as const;
const EVENT_TYPES = {
  max: 200,
  min: 1,
  item: EVENT_PATTERN,
  example: ['policies.*', 'billing.payment-recorded'],
  description: 'Names of the catalog, all of a room (`policies.*`), or `*`.',
} as const;
const open = { optional: true, nullable: true } as const;

export class CreateEndpointRequest {
  @Line(URL) readonly url!: string;
  @Text({ ...DESCRIPTION, ...open }) readonly description?: string | null;
  @ListOfCodes(EVENT_TYPES) readonly eventTypes!: readonly string[];
}

export class ChangeEndpointRequest {
  @Line({ ...URL, optional: true }) readonly url?: string;
  @Text({ ...DESCRIPTION, ...open }) readonly description?: string | null;
  @ListOfCodes({ ...EVENT_TYPES, optional: true }) readonly eventTypes?: readonly string[];
}

export class RotateEndpointSecretRequest {
  @Int({
    min: 0,
    max: 720,
    optional: true,
    example: 24,
    description: 'Hours for which messages are signed with the secret used so far as well; 24 unless told.',
  })
  readonly overlapHours?: number;
}

export class WebhookEndpointResponse {
  @Id() readonly id!: string;
  @Line(URL) readonly url!: string;
  @Text({ ...DESCRIPTION, nullable: true }) readonly description!: string | null;
  @ListOfCodes(EVENT_TYPES) readonly eventTypes!: readonly string[];

  @OneOf(ENDPOINT_STATUSES, { description: 'What comes for one that is paused waits.' })
  readonly status!: EndpointStatus;

  @OneOf(PAUSE_REASONS, { nullable: true }) readonly pauseReason!: PauseReason | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: 2_147_483_647, description: 'The ETag without its quotes.' })
  readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export class WebhookEndpointWithSecretResponse extends WebhookEndpointResponse {
  @Text({
    max: 200,
    nullable: true,
    description: 'Verifies messages (Standard Webhooks). Shown once: null when an answer is repeated.',
  })
  readonly secret!: string | null;
}

export class WebhookEndpointsQuery extends PageQuery {}

export const WebhookEndpointPage = pageOf(WebhookEndpointResponse);

export class PingResponse {
  @Int({ min: 100, max: 599, nullable: true, description: 'What was answered.' })
  readonly status!: number | null;

  @Text({ max: 500, nullable: true, description: 'Why it was not delivered; null where it was.' })
  readonly fault!: string | null;

  @Int({ min: 0, max: 2_000_000_000 }) readonly milliseconds!: number;
}
