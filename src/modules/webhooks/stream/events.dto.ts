import {
  Bool,
  Code,
  Int,
  JsonObject,
  Line,
  ListOf,
  OneOf,
  PageQuery,
  Text,
} from '../../../platform/http/fields.js';
import { EventMessage } from '../../../platform/events/event-message.js';
import type { StreamStart } from '../../../platform/http/stream-start.js';
import { STREAM_STARTS } from '../../../platform/http/stream-start.js';
import { EVENT_PATTERN } from '../endpoints/endpoints.dto.js';

export class EventsQuery extends PageQuery {
  @OneOf(STREAM_STARTS, {
    optional: true,
    description: 'Where to begin without a cursor: with the oldest event there is, unless told.',
  })
  readonly startAt?: StreamStart;

  @Code({
    ...EVENT_PATTERN,
    optional: true,
    example: 'policies.*',
    description: 'As an endpoint names them; all unless told.',
  })
  readonly type?: string;
}

export class EventStreamResponse {
  @ListOf(() => EventMessage, { max: 200 })
  readonly items!: readonly EventMessage[];

  @Text({ max: 1000, description: 'Keep it and ask with it next time: nothing is left out in between.' })
  readonly nextCursor!: string;

  @Bool({ description: 'There is more now. A page may be empty and have more behind it.' })
  readonly hasMore!: boolean;
}

export class EventTypeResponse {
  @Line({ max: 100, example: 'policies.bound' }) readonly type!: string;
  @Int({ min: 1, max: 1000 }) readonly version!: number;
  @Text({ max: 500 }) readonly title!: string;
  @Line({ max: 100, example: 'policy' }) readonly resourceType!: string;
  @JsonObject({ description: 'The JSON Schema of `data`.' }) readonly dataSchema!: object;
}

export class EventTypeList {
  @ListOf(() => EventTypeResponse, { max: 1000 }) readonly items!: readonly EventTypeResponse[];
}
