/** The zone where a day begins first: a date that is today anywhere is accepted. */
export const FIRST_TO_WAKE = 'Pacific/Kiritimati';

/** The zone of the last state: a contract follows the calendar of its state, and what has ended in Hawaii has ended in all states. */
export const LAST_TO_WAKE = 'Pacific/Honolulu';

/** The time zone of the company's office, for what is dated by the company. */
export const OFFICE = 'America/New_York';
