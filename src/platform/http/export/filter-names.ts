/** The names of the filters in use, for the trail. Their values are left out, because they may be names of persons. */
export function namesOf(filters: object): readonly string[] {
  return Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
