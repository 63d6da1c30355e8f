/** Converts a moment from its text in JSON to a Date for a column. */
export function dateOfMoment(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
