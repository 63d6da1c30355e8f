import { ScimError } from './scim-error.js';
import type { Resource } from './scim-input.js';
import { objectOf } from './scim-input.js';
import { afterOperations } from './scim-operations.js';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:user:';
const OTHER_SCHEMA = /^urn:/i;
/** The attributes of the schema with their spelling; attributes that are not stored are accepted too, as in a PUT. */
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
const PATH = /^([A-Za-z0-9]+)(?:\[[^\]]{0,200}\])?(?:\.([A-Za-z]+))?$/;

/** The user after the operations of a PATCH. */
export function patched(user: Resource, body: unknown): Resource {
  return afterOperations(user, body, (before, { op, path, value }) => {
    if (op === 'remove') return set(before, path, undefined);
    if (value === undefined) throw new ScimError(400, 'invalidValue', 'value is required');
    return set(before, path, value);
  });
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
