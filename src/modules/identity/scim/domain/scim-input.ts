import { ScimError } from './scim-error.js';

/** A user as a provider pushes it; other attributes of the schema are not stored. */
export interface ScimInput {
  readonly userName: string;
  readonly externalId: string | null;
  readonly active: boolean;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly roles: readonly string[];
}

export type Resource = Readonly<Record<string, unknown>>;

const EMAIL = /^[^\s@\p{C}]+@[^\s@\p{C}]+\.[^\s@\p{C}]+$/u;
const HIDDEN = /\p{C}/u;

/** Reads a user; attribute names are case-insensitive (RFC 7643 section 2.1). Throws invalidValue and invalidSyntax. */
export function scimInput(body: unknown): ScimInput {
  const resource = objectOf(body, 'The body');
  const userName = scimTextOf(get(resource, 'userName'), 'userName', 254);
  if (userName === null) throw wrong('userName', 'is required');
  const name = get(resource, 'name');
  const parts = name === undefined || name === null ? {} : objectOf(name, 'name');
  const display =
    scimTextOf(get(resource, 'displayName'), 'displayName', 200) ??
    scimTextOf(get(parts, 'formatted'), 'name.formatted', 200);
  const firstName = scimTextOf(get(parts, 'givenName'), 'name.givenName', 100) ?? '';
  const lastName = scimTextOf(get(parts, 'familyName'), 'name.familyName', 100) ?? '';
  const email = emailOf(get(resource, 'emails')) ?? userName;
  if (!EMAIL.test(email) || email.length > 254)
    throw wrong('emails', 'must hold an address, or userName be one');
  const isNamed = firstName !== '' || lastName !== '';
  return {
    userName,
    externalId: scimTextOf(get(resource, 'externalId'), 'externalId', 500),
    active: truth(get(resource, 'active') ?? true, 'active'),
    email,
    firstName: isNamed ? firstName : (display ?? email.split('@')[0] ?? '').slice(0, 100),
    lastName,
    roles: rolesOf(get(resource, 'roles')),
  };
}

export function get(resource: Resource, name: string): unknown {
  const found = Object.keys(resource).find((each) => each.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : resource[found];
}

export function objectOf(value: unknown, what: string): Resource {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ScimError(400, 'invalidSyntax', `${what} must be an object`);
  return value as Resource;
}

/** Reads a boolean; Entra sends "True" and "False", as its documentation admits. */
export function truth(value: unknown, field: string): boolean {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  if (word !== 'true' && word !== 'false') throw wrong(field, 'must be true or false');
  return word === 'true';
}

function emailOf(value: unknown): string | null {
  const entries = scimListOf(value, 'emails').map((each) => objectOf(each, 'emails'));
  const chosen =
    entries.find((each) => get(each, 'primary') === true) ??
    entries.find((each) => get(each, 'type') === 'work') ??
    entries[0];
  return chosen === undefined ? null : scimTextOf(get(chosen, 'value'), 'emails.value', 254);
}

function rolesOf(value: unknown): readonly string[] {
  return scimListOf(value, 'roles').flatMap((each) => {
    const role =
      typeof each === 'string' ? each : scimTextOf(get(objectOf(each, 'roles'), 'value'), 'roles.value', 200);
    return role === null ? [] : [role];
  });
}

export function scimListOf(value: unknown, field: string, most = 100): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > most) throw wrong(field, `must be a list of ${most} at most`);
  return value;
}

export function scimTextOf(value: unknown, field: string, max: number): string | null {
  if (value === undefined || value === null) return null;
  const found = typeof value === 'string' ? value.trim() : null;
  if (found === null || found.length > max || HIDDEN.test(found))
    throw wrong(field, `must be a text of ${max} visible characters at most`);
  return found === '' ? null : found;
}

function wrong(field: string, detail: string): ScimError {
  return new ScimError(400, 'invalidValue', `${field} ${detail}`);
}
