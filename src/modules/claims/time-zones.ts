/** Payments, and what is done on claims, are dated by the calendar of the company. */
export { OFFICE } from '../../shared/time-zones.js';

/** Where nobody knows the policy yet, a day is judged by the calendar of the East, which is ahead of the other states. */
export const UNKNOWN_PLACE = 'America/New_York';
