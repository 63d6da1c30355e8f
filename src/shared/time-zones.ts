/** Mail reaches people everywhere, so "today" is where a new day begins first, and nobody is refused wrongly. */
export const FIRST_TO_WAKE = 'Pacific/Kiritimati';

/** A contract goes by the calendar of its state. What has ended by the calendar of Hawaii has ended in every state. */
export const LAST_TO_WAKE = 'Pacific/Honolulu';

/** What is dated by the calendar of the company goes by that of its office. */
export const OFFICE = 'America/New_York';
