/** A moment as it travels, for a column. */
export function dateOfMoment(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
