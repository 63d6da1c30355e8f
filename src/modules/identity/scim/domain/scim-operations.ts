import { ScimError } from './scim-error.js';
import type { Resource } from './scim-input.js';
import { get, objectOf } from './scim-input.js';

/** One attribute that an operation changes. */
export interface ScimChange {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value: unknown;
  /** Whether the attribute was named in the value of an operation without a path. */
  readonly isInValue: boolean;
}

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const MOST_OPERATIONS = 100;

/** Applies the operations of a PATCH (RFC 7644 section 3.5.2), as Okta and Entra write them. */
export function afterOperations<T>(
  before: T,
  body: unknown,
  apply: (resource: T, change: ScimChange) => T,
): T {
  const message = objectOf(body, 'The body');
  const schemas: unknown = get(message, 'schemas');
  if (!Array.isArray(schemas) || !schemas.includes(PATCH_OP))
    throw new ScimError(400, 'invalidSyntax', `schemas must be ["${PATCH_OP}"]`);
  const operations: unknown = get(message, 'Operations');
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MOST_OPERATIONS)
    throw new ScimError(400, 'invalidSyntax', 'Operations must be a list of 1 to 100');
  return operations.reduce<T>(
    (resource, each) => changesIn(objectOf(each, 'An operation')).reduce(apply, resource),
    before,
  );
}

function changesIn(operation: Resource): readonly ScimChange[] {
  const op = String(get(operation, 'op')).toLowerCase();
  const [path, value] = [get(operation, 'path'), get(operation, 'value')];
  if (op !== 'add' && op !== 'replace' && op !== 'remove')
    throw new ScimError(400, 'invalidSyntax', 'op must be add, replace or remove');
  if (path === undefined || path === null || path === '') {
    if (op === 'remove') throw new ScimError(400, 'noTarget', 'remove needs a path');
    const named = Object.entries(objectOf(value, 'value'));
    return named.map(([name, each]) => ({ op, path: name, value: each, isInValue: true }));
  }
  if (typeof path !== 'string') throw new ScimError(400, 'invalidPath', 'path must be a text');
  return [{ op, path, value, isInValue: false }];
}
