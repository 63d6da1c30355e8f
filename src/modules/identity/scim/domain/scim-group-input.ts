import { ScimError } from './scim-error.js';
import { get, objectOf, scimListOf, scimTextOf } from './scim-input.js';
import type { ScimChange } from './scim-operations.js';
import { afterOperations } from './scim-operations.js';

/** A group as a provider pushes it; members by the ids that we returned. */
export interface ScimGroupInput {
  readonly displayName: string;
  readonly externalId: string | null;
  readonly members: readonly string[];
}

const MOST_MEMBERS = 10_000;
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:group:';
const OTHER_SCHEMA = /^urn:/i;
const MEMBER = /^members\[\s*value\s+eq\s+"([^"\\]{1,100})"\s*\]$/i;

/** Throws invalidValue and invalidSyntax. */
export function scimGroupInput(body: unknown): ScimGroupInput {
  const resource = objectOf(body, 'The body');
  const displayName = scimTextOf(get(resource, 'displayName'), 'displayName', 200);
  if (displayName === null) throw new ScimError(400, 'invalidValue', 'displayName is required');
  return {
    displayName,
    externalId: scimTextOf(get(resource, 'externalId'), 'externalId', 500),
    members: membersIn(get(resource, 'members')),
  };
}

/** The group after the operations of a PATCH. */
export function patchedGroup(group: ScimGroupInput, body: unknown): ScimGroupInput {
  return afterOperations(group, body, (before, change) =>
    change.isInValue && isKept(change.path) ? before : set(before, change),
  );
}

/** Whether the attribute is fixed: Okta also sends the id, which cannot change. */
function isKept(name: string): boolean {
  return ['id', 'schemas', 'meta'].includes(name.toLowerCase());
}

function set(group: ScimGroupInput, { op, path: written, value }: ScimChange): ScimGroupInput {
  const path = written.toLowerCase().startsWith(GROUP) ? written.slice(GROUP.length) : written;
  if (OTHER_SCHEMA.test(path)) return group;
  const [, one] = MEMBER.exec(path) ?? [];
  if (one !== undefined) {
    if (op !== 'remove') throw new ScimError(400, 'invalidPath', 'A single member can be removed only');
    return { ...group, members: without(group.members, [one]) };
  }
  switch (path.toLowerCase()) {
    case 'members':
      return { ...group, members: changed(group.members, op, value) };
    case 'displayname':
    case 'externalid': {
      const given = op === 'remove' ? null : value;
      return scimGroupInput({
        ...group,
        members: asMembers(group),
        [path.toLowerCase() === 'displayname' ? 'displayName' : 'externalId']: given,
      });
    }
    case 'id':
    case 'meta':
      throw new ScimError(400, 'mutability', `${path} cannot be changed`);
    default:
      throw new ScimError(400, 'invalidPath', `${written.slice(0, 200)} is no attribute of a group`);
  }
}

function changed(members: readonly string[], op: ScimChange['op'], value: unknown): readonly string[] {
  if (op === 'remove') return value === undefined || value === null ? [] : without(members, membersIn(value));
  if (value === undefined) throw new ScimError(400, 'invalidValue', 'value is required');
  return op === 'replace' ? membersIn(value) : [...new Set([...members, ...membersIn(value)])];
}

function without(members: readonly string[], gone: readonly string[]): readonly string[] {
  const ids = new Set(gone.map((id) => id.toLowerCase()));
  return members.filter((id) => !ids.has(id));
}

function asMembers({ members }: ScimGroupInput): readonly object[] {
  return members.map((value) => ({ value }));
}

/** The ids of members; some providers send a single member instead of a list. */
function membersIn(value: unknown): readonly string[] {
  const list = typeof value === 'object' && value !== null && !Array.isArray(value) ? [value] : value;
  const ids = scimListOf(list, 'members', MOST_MEMBERS).map((each) => {
    const id = scimTextOf(get(objectOf(each, 'members'), 'value'), 'members.value', 100);
    if (id === null) throw new ScimError(400, 'invalidValue', 'members.value is required');
    return id.toLowerCase();
  });
  return [...new Set(ids)];
}
