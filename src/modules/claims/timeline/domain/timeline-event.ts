import { named } from '../../../../shared/named-list.js';

/** What sort of thing a line of the file tells. */
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
  'death',
  'beneficiary',
  'lawsuit',
  'subrogation',
]);
export type TimelineEvent = (typeof TIMELINE_EVENTS)[number];

export const LONGEST_TITLE = 200;
