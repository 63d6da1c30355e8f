import { Id, ListOf, Moment, MoneyText, OneOf, Text } from '../../../platform/http/fields.js';
import type { TimelineEvent } from './domain/timeline-event.js';
import { LONGEST_TITLE, TIMELINE_EVENTS } from './domain/timeline-event.js';

export const MOST_ITEMS = 10_000;

export class TimelineItemResponse {
  @Moment() readonly at!: string;
  @OneOf(TIMELINE_EVENTS) readonly event!: TimelineEvent;
  @Text({ max: LONGEST_TITLE, example: 'payment: booked' }) readonly title!: string;
  @MoneyText({ nullable: true, min: '-999999999999.99' }) readonly amount!: string | null;
  @Text({ max: 2_000, nullable: true, description: 'Why, in the words of whoever did it.' })
  readonly reason!: string | null;
  @Id({ nullable: true, description: 'Null: nobody who signs in, as the system.' }) readonly by!:
    string | null;
  @Id({
    description:
      'Of the notice, verification, step, transaction, entry of the diary, investigation, note, document, assignment, beneficiary, lawsuit or subrogation; of a death, the claim.',
  })
  readonly refersTo!: string;
}

export class TimelineResponse {
  @ListOf(() => TimelineItemResponse, { max: MOST_ITEMS, description: 'The latest first.' })
  readonly items!: readonly TimelineItemResponse[];
}
