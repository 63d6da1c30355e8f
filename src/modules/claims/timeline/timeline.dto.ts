import { Id, ListOf, Moment, MoneyText, OneOf, Text } from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';

export const TIMELINE_EVENTS = named('ClaimTimelineEvent', [
  'notice',
  'verification',
  'step',
  'request',
  'decision',
  'booking',
  'end',
  'diary',
  'investigation',
  'note',
  'document',
  'assignment',
]);
export type TimelineEvent = (typeof TIMELINE_EVENTS)[number];

export class TimelineItemResponse {
  @Moment() readonly at!: string;
  @OneOf(TIMELINE_EVENTS) readonly event!: TimelineEvent;
  @Text({ max: 200, example: 'payment: booked' }) readonly title!: string;
  @MoneyText({ nullable: true, min: '-999999999999.99' }) readonly amount!: string | null;
  @Text({ max: 2_000, nullable: true, description: 'Why, in the words of whoever did it.' })
  readonly reason!: string | null;
  @Id({ nullable: true, description: 'Null: the system.' }) readonly by!: string | null;
  @Id({
    description:
      'Of the notice, verification, step, transaction, entry of the diary, investigation, note, document or assignment.',
  })
  readonly refersTo!: string;
}

export class TimelineResponse {
  @ListOf(() => TimelineItemResponse, { max: 10_000, description: 'The latest first.' })
  readonly items!: readonly TimelineItemResponse[];
}
