import { ScimError } from './scim-error.js';
import type { Resource } from './scim-input.js';
import { get, scimListOf, objectOf, scimTextOf } from './scim-input.js';

/** What a provider says of a group; members by the ids that we gave them. */
export interface ScimGroupInput {
  readonly displayName: string;
  readonly externalId: string | null;
  readonly members: readonly string[];
}

const MOST_MEMBERS = 10_000;
const MOST_OPERATIONS = 100;
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

/** The group after the operations of a PATCH (RFC 7644 section 3.5.2), as Okta and Entra write them. */
export function patchedGroup(group: ScimGroupInput, body: unknown): ScimGroupInput {
  const operations = get(objectOf(body, 'The body'), 'Operations');
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MOST_OPERATIONS)
    throw new ScimError(400, 'invalidSyntax', 'Operations must be a list of 1 to 100');
  return operations.reduce<ScimGroupInput>(
    (before, each) => operated(before, objectOf(each, 'An operation')),
    group,
  );
}

function operated(group: ScimGroupInput, operation: Resource): ScimGroupInput {
  const op = String(get(operation, 'op')).toLowerCase();
  const [path, value] = [get(operation, 'path'), get(operation, 'value')];
  if (op !== 'add' && op !== 'replace' && op !== 'remove')
    throw new ScimError(400, 'invalidSyntax', 'op must be add, replace or remove');
  if (path !== undefined && path !== null && typeof path !== 'string')
    throw new ScimError(400, 'invalidPath', 'path must be a text');
  if (path) return set(group, op, path, value);
  if (op === 'remove') throw new ScimError(400, 'noTarget', 'remove needs a path');
  return Object.entries(objectOf(value, 'value')).reduce<ScimGroupInput>(
    (before, [name, each]) => (isKept(name) ? before : set(before, op, name, each)),
    group,
  );
}

/** Okta sends the id of the group along, which cannot be another one. */
function isKept(name: string): boolean {
  return ['id', 'schemas', 'meta'].includes(name.toLowerCase());
}

function set(
  group: ScimGroupInput,
  op: 'add' | 'replace' | 'remove',
  written: string,
  value: unknown,
): ScimGroupInput {
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

function changed(
  members: readonly string[],
  op: 'add' | 'replace' | 'remove',
  value: unknown,
): readonly string[] {
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

/** Some providers send one member where the schema has a list. */
function membersIn(value: unknown): readonly string[] {
  const list = typeof value === 'object' && value !== null && !Array.isArray(value) ? [value] : value;
  const ids = scimListOf(list, 'members', MOST_MEMBERS).map((each) => {
    const id = scimTextOf(get(objectOf(each, 'members'), 'value'), 'members.value', 100);
    if (id === null) throw new ScimError(400, 'invalidValue', 'members.value is required');
    return id.toLowerCase();
  });
  return [...new Set(ids)];
}
