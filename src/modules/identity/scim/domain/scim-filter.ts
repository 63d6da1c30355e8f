import { ScimError } from './scim-error.js';

export interface ScimFilter {
  readonly field: 'userName' | 'externalId' | 'id' | 'email';
  readonly value: string;
}

const FIELDS: Readonly<Record<string, ScimFilter['field']>> = {
  username: 'userName',
  externalid: 'externalId',
  id: 'id',
  emails: 'email',
  'emails.value': 'email',
  'emails[type eq "work"].value': 'email',
};
const COMPARISON =
  /^\s*(?:urn:ietf:params:scim:schemas:core:2\.0:User:)?([A-Za-z][^"]*?(?:\[[^\]]*\][.\w]*)?)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i;

/** What providers ask for before they push somebody: who has this name. Throws invalidFilter for all else. */
export function scimFilter(text: string | undefined): ScimFilter | null {
  if (text === undefined || text.trim() === '') return null;
  const [, path = '', quoted = ''] = text.length > 1000 ? [] : (COMPARISON.exec(text) ?? []);
  const field = FIELDS[path.toLowerCase()];
  const value = field === undefined ? null : parsed(quoted);
  if (field === undefined || value === null || value.includes('\0'))
    throw new ScimError(
      400,
      'invalidFilter',
      'Only eq with userName, externalId, id or emails.value is known',
    );
  return { field, value };
}

/** RFC 7644 section 3.4.2.2: values are JSON. */
function parsed(quoted: string): string | null {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}
