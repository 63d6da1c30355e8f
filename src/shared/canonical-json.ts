/**
 * JSON with the names of every object in order and no white space: equal content, equal text (the idea of RFC 8785, without
 * its number formatting, which JSON.stringify already follows). A member without a value is left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  // The rows of a table hold no object: their text has one form, and the engine writes it many times faster.
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
