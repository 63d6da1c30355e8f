/** By what was asked; what exactly was looked for may be a person's name. */
export function namesOf(filters: object): readonly string[] {
  return Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
