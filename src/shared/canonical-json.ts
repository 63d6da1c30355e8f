/**
 * JSON with sorted keys and without white space, so that equal content gives equal text (as RFC 8785, whose number format JSON.stringify
 * follows already). Like JSON.stringify, it leaves out undefined members.
 */
export function canonicalJson(value: unknown): string {
  // Data without objects, such as rows of a table, has only one form, and JSON.stringify is many times faster.
  if (hasNoObject(value)) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

function hasNoObject(value: unknown): boolean {
  return Array.isArray(value) ? value.every(hasNoObject) : value === null || typeof value !== 'object';
}
