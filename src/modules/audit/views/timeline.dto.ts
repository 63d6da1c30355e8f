import { EventActor, EventSubject } from '../../../platform/events/event-message.js';
import {
  Id,
  JsonValue,
  Line,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../../platform/http/fields.js';
import { AUDIT_OUTCOMES } from '../trail/entry-risk.js';

export class TimelineQuery extends PageQuery {}

export class TimelineEntryResponse {
  @Id({ description: 'Of the row of the trail.' }) readonly id!: string;
  @Moment() readonly at!: string;
  @Line({ max: 200, example: 'policies.bound' }) readonly action!: string;
  @Text({ max: 500, example: 'A quote was bound into a policy.' }) readonly title!: string;
  @OneOf(AUDIT_OUTCOMES) readonly outcome!: string;
  @Nested(() => EventActor) readonly actor!: EventActor;
  @Nested(() => EventSubject) readonly resource!: EventSubject;
  @JsonValue({
    nullable: true,
    description: 'Fields as values or as [before, after]; masked where nobody may see them.',
  })
  readonly changes!: unknown;
}

export const TimelineEntryPage = pageOf(TimelineEntryResponse);
