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
export interface ScimGroupFilter {
  readonly field: 'displayName' | 'externalId' | 'id' | 'member';
  readonly value: string;
}

const GROUP_FIELDS: Readonly<Record<string, ScimGroupFilter['field']>> = {
  displayname: 'displayName',
  externalid: 'externalId',
  id: 'id',
  members: 'member',
  'members.value': 'member',
};
const COMPARISON =
  /^\s*(?:urn:ietf:params:scim:schemas:core:2\.0:(?:User|Group):)?([A-Za-z][^"]*?(?:\[[^\]]*\][.\w]*)?)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i;

/** Parses the filters that providers use before they push a user, such as for a userName. Throws invalidFilter for all others. */
export function scimFilter(text: string | undefined): ScimFilter | null {
  return compared(text, FIELDS, 'userName, externalId, id or emails.value');
}

/** The same for groups. */
export function scimGroupFilter(text: string | undefined): ScimGroupFilter | null {
  return compared(text, GROUP_FIELDS, 'displayName, externalId, id or members.value');
}

function compared<Field extends string>(
  text: string | undefined,
  fields: Readonly<Record<string, Field>>,
  known: string,
): { readonly field: Field; readonly value: string } | null {
  if (text === undefined || text.trim() === '') return null;
  const [, path = '', quoted = ''] = text.length > 1000 ? [] : (COMPARISON.exec(text) ?? []);
  const field = fields[path.toLowerCase()];
  const value = field === undefined ? null : parsed(quoted);
  if (field === undefined || value === null || value.includes('\0'))
    throw new ScimError(400, 'invalidFilter', `Only eq with ${known} is known`);
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
