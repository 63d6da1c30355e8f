/** An XML element from the library's parser: attributes under `$`, text under `_`, children as lists. */
interface Element {
  readonly $?: Readonly<Record<string, string>>;
  readonly _?: string;
  readonly [child: string]: unknown;
}

/** The parts of a signed assertion that show whether it is for us and answers our request. */
export interface SamlAssertion {
  readonly id: string | null;
  readonly issuer: string | null;
  readonly authnContext: string | null;
  readonly authnInstant: Date | null;
  readonly confirmations: readonly Confirmation[];
}

interface Confirmation {
  readonly method: string | null;
  readonly recipient: string | null;
  readonly inResponseTo: string | null;
  readonly notOnOrAfter: Date | null;
}

export interface Expected {
  readonly issuer: string;
  readonly recipient: string;
  readonly inResponseTo: string;
  /** When we asked, if a new sign-in is required. */
  readonly signedInAfter: Date | null;
}

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

export function readAssertion(parsed: unknown): SamlAssertion {
  const assertion = (parsed as { readonly Assertion?: Element } | null)?.Assertion ?? {};
  const statement = one(assertion, 'AuthnStatement');
  return {
    id: assertion.$?.['ID'] ?? null,
    issuer: one(assertion, 'Issuer')?._ ?? null,
    authnContext: one(one(statement, 'AuthnContext'), 'AuthnContextClassRef')?._ ?? null,
    authnInstant: moment(statement?.$?.['AuthnInstant']),
    confirmations: all(one(assertion, 'Subject'), 'SubjectConfirmation').map((each) => {
      const data = one(each, 'SubjectConfirmationData')?.$;
      return {
        method: each.$?.['Method'] ?? null,
        recipient: data?.['Recipient'] ?? null,
        inResponseTo: data?.['InResponseTo'] ?? null,
        notOnOrAfter: moment(data?.['NotOnOrAfter']),
      };
    }),
  };
}

/**
 * Checks that the library leaves to its user (SAML 2.0 profiles, section 4.1.4.2): the issuer, one bearer confirmation with an end, for
 * this address and in answer to this request, and a new sign-in where one is required. Returns the name of the first fault, or null.
 */
export function assertionFault(assertion: SamlAssertion, expected: Expected): string | null {
  if (assertion.id === null || assertion.id.length > 200) return 'id';
  if (assertion.issuer !== expected.issuer) return 'issuer';
  const bearer = assertion.confirmations.filter(({ method }) => method === BEARER);
  if (bearer.length !== 1 || assertion.confirmations.length !== 1) return 'confirmation';
  const [
    { recipient, inResponseTo, notOnOrAfter } = { recipient: null, inResponseTo: null, notOnOrAfter: null },
  ] = bearer;
  if (recipient !== expected.recipient) return 'recipient';
  if (inResponseTo !== expected.inResponseTo) return 'in_response_to';
  if (notOnOrAfter === null) return 'not_on_or_after';
  const { signedInAfter } = expected;
  if (signedInAfter === null) return null;
  return assertion.authnInstant !== null && assertion.authnInstant >= signedInAfter ? null : 'authn_instant';
}

/** Attribute names of Okta, Entra, ADFS and eduPerson for the claims of OpenID Connect. */
const NAMES = {
  email: ['email', 'mail', 'emailaddress', 'urn:oid:0.9.2342.19200300.100.1.3'],
  given_name: ['given_name', 'givenname', 'firstname', 'urn:oid:2.5.4.42'],
  family_name: ['family_name', 'surname', 'lastname', 'sn', 'urn:oid:2.5.4.4'],
  name: ['name', 'displayname', 'urn:oid:2.16.840.1.113730.3.1.241'],
  amr: ['authnmethodsreferences'],
} as const;

/** The attributes as claims: under their own names, and under those of OpenID Connect where known. */
export function attributeClaims(
  attributes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const shortOf = (name: string): string => name.replace(/^https?:.*\//, '').toLowerCase();
  const known = Object.entries(NAMES).flatMap(([claim, names]) => {
    const found = Object.entries(attributes).find(([name]) =>
      (names as readonly string[]).includes(shortOf(name)),
    );
    return found ? [[claim, claim === 'amr' ? [found[1]].flat() : [found[1]].flat()[0]]] : [];
  });
  return { ...attributes, ...Object.fromEntries(known) } as Readonly<Record<string, unknown>>;
}

function all(element: Element | undefined, name: string): readonly Element[] {
  const found = element?.[name];
  return Array.isArray(found) ? (found as readonly Element[]) : [];
}

/** The only child of that name; undefined if there are several. */
function one(element: Element | undefined, name: string): Element | undefined {
  const found = all(element, name);
  return found.length === 1 ? found[0] : undefined;
}

function moment(text: string | undefined): Date | null {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}
