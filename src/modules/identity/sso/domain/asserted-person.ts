import type { SsoProviderType } from './provider-terms.js';

/** A person as a provider describes them, in our terms. */
export interface AssertedPerson {
  /** The provider's own name for the person, which never changes. */
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  /** The domain that manages the account. */
  readonly domain: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly acr: string | null;
  readonly amr: readonly string[];
  readonly claims: Readonly<Record<string, unknown>>;
}

type Claims = Readonly<Record<string, unknown>>;

/** Reads the claims of a provider; null if one that identifies the person is missing. */
export function assertedPerson(
  type: SsoProviderType,
  claims: Claims,
  trustsEmail: boolean,
): AssertedPerson | null {
  const subject = subjectOf(type, claims);
  if (subject === null) return null;
  const email = emailIn(claims['email']) ?? (type === 'azure' ? emailIn(claims['preferred_username']) : null);
  const isSaid = [true, 'true', 1, '1'].includes(
    claims[type === 'azure' ? 'xms_edov' : 'email_verified'] as never,
  );
  const { firstName, lastName } = nameOf(claims, email);
  return {
    subject,
    email,
    isEmailVerified: email !== null && (isSaid || (trustsEmail && claims['email_verified'] !== false)),
    domain: domainOf(type, claims, email),
    firstName,
    lastName,
    acr: text(claims['acr']),
    amr: Array.isArray(claims['amr']) ? claims['amr'].filter((each) => typeof each === 'string') : [],
    claims,
  };
}

/** At Microsoft, tenant and object id identify a person, because `sub` differs between clients. */
function subjectOf(type: SsoProviderType, claims: Claims): string | null {
  if (type !== 'azure') return text(claims['sub']);
  const [tenant, object] = [text(claims['tid']), text(claims['oid'])];
  return tenant === null || object === null ? null : `${tenant}:${object}`;
}

/** At Google, `hd` names the company that manages an account; the domain of an address proves nothing there. */
function domainOf(type: SsoProviderType, claims: Claims, email: string | null): string | null {
  if (type === 'google') return text(claims['hd'])?.toLowerCase() ?? null;
  return email === null ? null : email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

function nameOf(
  claims: Claims,
  email: string | null,
): { readonly firstName: string; readonly lastName: string } {
  const [given, family] = [name(claims['given_name']), name(claims['family_name'])];
  if (given !== '' || family !== '') return { firstName: given, lastName: family };
  return { firstName: name(claims['name']) || (email?.split('@')[0] ?? ''), lastName: '' };
}

const MOST_OF_NAME = 100;
const EMAIL = /^[^\s@\p{C}]+@[^\s@\p{C}]+\.[^\s@\p{C}]+$/u;

function emailIn(claim: unknown): string | null {
  const found = text(claim);
  return found !== null && found.length <= 254 && EMAIL.test(found) ? found : null;
}

function name(claim: unknown): string {
  return (text(claim) ?? '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_OF_NAME);
}

function text(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' && !claim.includes('\0') ? claim : null;
}
