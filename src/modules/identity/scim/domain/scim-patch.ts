import { ScimError } from './scim-error.js';
import type { Resource } from './scim-input.js';
import { get, objectOf } from './scim-input.js';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:user:';
const OTHER_SCHEMA = /^urn:/i;
/** Attributes of the schema by how they are written; what is not kept may be sent all the same, as it may be in a PUT. */
const ATTRIBUTES = (
  'userName externalId active name displayName emails roles nickName profileUrl title userType preferredLanguage locale timezone ' +
  'phoneNumbers ims photos addresses entitlements x509Certificates groups'
).split(' ');
const NAME_PARTS = [
  'givenName',
  'familyName',
  'formatted',
  'middleName',
  'honorificPrefix',
  'honorificSuffix',
];
const MOST_OPERATIONS = 100;
const PATH = /^([A-Za-z0-9]+)(?:\[[^\]]{0,200}\])?(?:\.([A-Za-z]+))?$/;

/** The resource after the operations of a PATCH (RFC 7644 section 3.5.2), as Okta and Entra write them. */
export function patched(resource: Resource, body: unknown): Resource {
  const operations = get(objectOf(body, 'The body'), 'Operations');
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MOST_OPERATIONS)
    throw new ScimError(400, 'invalidSyntax', 'Operations must be a list of 1 to 100');
  return operations.reduce<Resource>(
    (before, each) => operated(before, objectOf(each, 'An operation')),
    resource,
  );
}

function operated(resource: Resource, operation: Resource): Resource {
  const op = String(get(operation, 'op')).toLowerCase();
  const [path, value] = [get(operation, 'path'), get(operation, 'value')];
  if (!['add', 'replace', 'remove'].includes(op))
    throw new ScimError(400, 'invalidSyntax', 'op must be add, replace or remove');
  if (path === undefined || path === null || path === '') {
    if (op === 'remove') throw new ScimError(400, 'noTarget', 'remove needs a path');
    return Object.entries(objectOf(value, 'value')).reduce<Resource>(
      (before, [name, each]) => set(before, name, each),
      resource,
    );
  }
  if (typeof path !== 'string') throw new ScimError(400, 'invalidPath', 'path must be a text');
  if (op !== 'remove' && value === undefined) throw new ScimError(400, 'invalidValue', 'value is required');
  return set(resource, path, op === 'remove' ? undefined : value);
}

function set(resource: Resource, written: string, value: unknown): Resource {
  const path = written.toLowerCase().startsWith(USER) ? written.slice(USER.length) : written;
  if (OTHER_SCHEMA.test(path) || path.toLowerCase() === 'schemas') return resource;
  if (['id', 'meta'].includes(path.toLowerCase()))
    throw new ScimError(400, 'mutability', `${path} cannot be changed`);
  const [, top = '', part] = PATH.exec(path) ?? [];
  const name = ATTRIBUTES.find((each) => each.toLowerCase() === top.toLowerCase());
  if (name === undefined)
    throw new ScimError(400, 'invalidPath', `${written.slice(0, 200)} is no attribute of a user`);
  if (name === 'emails' && part !== undefined)
    return { ...resource, emails: value === undefined ? [] : [{ value, primary: true }] };
  if (name !== 'name') return { ...resource, [name]: value };
  const names = (resource['name'] ?? {}) as Resource;
  if (part === undefined)
    return { ...resource, name: value === undefined ? {} : { ...names, ...objectOf(value, 'name') } };
  const known = NAME_PARTS.find((each) => each.toLowerCase() === part.toLowerCase());
  if (known === undefined) throw new ScimError(400, 'invalidPath', `name.${part} is no attribute of a user`);
  return { ...resource, name: { ...names, [known]: value } };
}
