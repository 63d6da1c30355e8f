import type { FieldFault } from '../../../../shared/errors.js';
import { named } from '../../../../shared/named-list.js';
import type { RoleRule, RoleTerms } from './role-rules.js';

export const SSO_PROVIDER_TYPES = named('SsoProviderType', [
  'google',
  'azure',
  'okta',
  'auth0',
  'oidc',
  'saml',
] as const);
export type SsoProviderType = (typeof SSO_PROVIDER_TYPES)[number];

const GOOGLE = 'https://accounts.google.com';
/** Microsoft's addresses for accounts of any company; their tokens name an issuer other than the address. */
const FOR_ANYBODY = /\/(common|organizations|consumers)(\/|$)/;
/** A domain name (RFC 1035 section 2.3.1) in lower case. */
const DOMAIN = /^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

const ADDRESSES = ['issuerUrl', 'authorizationUrl', 'tokenUrl', 'userinfoUrl', 'jwksUrl'] as const;

export interface ProviderTerms extends RoleTerms {
  readonly providerType: SsoProviderType;
  readonly hasSecret: boolean;
  readonly publicClient: boolean;
  readonly issuerUrl: string | null;
  readonly authorizationUrl: string | null;
  readonly tokenUrl: string | null;
  readonly userinfoUrl: string | null;
  readonly jwksUrl: string | null;
  readonly certificates: readonly string[];
  readonly enabled: boolean;
  readonly allowedDomains: readonly string[];
  readonly scopes: readonly string[];
  readonly trustsEmail: boolean;
  readonly autoCreateUsers: boolean;
  readonly clientId: string;
}

export function defaultIssuer(type: SsoProviderType): string | null {
  return type === 'google' ? GOOGLE : null;
}

/** All faults of a provider's settings at once; an empty list if there are none. `outward` says why an address is not allowed. */
export function providerFaults(
  terms: ProviderTerms,
  outward: (address: string) => string | null,
): readonly FieldFault[] {
  const isSaml = terms.providerType === 'saml';
  return [
    ...ADDRESSES.flatMap((field) => addressFaults(terms, field, outward)),
    ...(isSaml ? samlFaults(terms) : openIdFaults(terms)),
    ...terms.allowedDomains.flatMap((domain, index, all) => [
      ...fault(!DOMAIN.test(domain), `/allowedDomains/${index}`, 'is no domain such as example.com'),
      ...fault(all.indexOf(domain) !== index, `/allowedDomains/${index}`, 'stands there twice'),
    ]),
    ...fault(
      terms.trustsEmail && terms.allowedDomains.length === 0,
      '/trustsEmail',
      'needs allowedDomains: a provider answers for addresses of its own domains only',
    ),
    ...ruleFaults(terms),
  ];
}

/** Faults of addresses; the issuer of SAML is a name and may be any text. */
function addressFaults(
  terms: ProviderTerms,
  field: (typeof ADDRESSES)[number],
  outward: (address: string) => string | null,
): readonly FieldFault[] {
  const address = terms[field];
  if (address === null || (terms.providerType === 'saml' && field === 'issuerUrl')) return [];
  const detail = outward(address);
  return detail === null ? [] : [{ pointer: `/${field}`, detail }];
}

function openIdFaults(terms: ProviderTerms): readonly FieldFault[] {
  const { providerType: type, issuerUrl, authorizationUrl, tokenUrl, jwksUrl, userinfoUrl } = terms;
  const told = [authorizationUrl, tokenUrl, jwksUrl].filter((each) => each !== null).length;
  return [
    ...fault(terms.clientId === '', '/clientId', 'is required'),
    ...fault(issuerUrl === null, '/issuerUrl', 'is required: its tokens name it'),
    ...fault(
      type === 'azure' && issuerUrl !== null && FOR_ANYBODY.test(issuerUrl),
      '/issuerUrl',
      'must name your own tenant',
    ),
    ...fault(
      told > 0 && told < 3,
      '/authorizationUrl',
      'authorizationUrl, tokenUrl and jwksUrl come together; without them the issuer is asked',
    ),
    ...fault(userinfoUrl !== null && told < 3, '/userinfoUrl', 'comes with the other addresses'),
    ...fault(
      !terms.publicClient && !terms.hasSecret,
      '/clientSecret',
      'is required unless the client is public',
    ),
    ...fault(terms.publicClient && terms.hasSecret, '/clientSecret', 'is nothing that a public client has'),
    ...fault(!terms.scopes.includes('openid'), '/scopes', 'must hold openid'),
    ...terms.scopes.flatMap((scope, index) =>
      fault(/[^\x21\x23-\x5b\x5d-\x7e]/.test(scope), `/scopes/${index}`, 'is no scope of RFC 6749'),
    ),
    ...fault(terms.certificates.length > 0, '/certificates', 'is for saml'),
  ];
}

function samlFaults(terms: ProviderTerms): readonly FieldFault[] {
  const unused = ['tokenUrl', 'userinfoUrl', 'jwksUrl'] as const;
  return [
    ...fault(terms.issuerUrl === null, '/issuerUrl', 'is required: the entity id of the provider'),
    ...fault(terms.authorizationUrl === null, '/authorizationUrl', 'is required: where people sign in'),
    ...fault(terms.enabled && terms.certificates.length === 0, '/certificates', 'must hold one, or two'),
    ...unused.flatMap((field) => fault(terms[field] !== null, `/${field}`, 'is not for saml')),
    ...fault(terms.hasSecret, '/clientSecret', 'is nothing that saml has'),
    ...fault(terms.publicClient, '/publicClient', 'is not for saml'),
  ];
}

function ruleFaults(terms: ProviderTerms): readonly FieldFault[] {
  const { roleClaim, roleRules, defaultRole, agencyId } = terms;
  const twice = ({ value }: RoleRule, index: number): boolean =>
    roleRules.findIndex((other) => other.value === value) !== index;
  return [
    ...fault(roleClaim === null && roleRules.length > 0, '/roleClaim', 'is required with roleRules'),
    ...roleRules.flatMap((rule, index) => [
      ...fault(twice(rule, index), `/roleRules/${index}/value`, 'stands there twice'),
      ...fault(
        rule.role === 'agent' && rule.agencyId === null && agencyId === null,
        `/roleRules/${index}/agencyId`,
        'is required: an agent works for an agency',
      ),
      ...fault(
        rule.role === null && (rule.furtherRoles ?? []).length === 0,
        `/roleRules/${index}/role`,
        'is required, unless there are furtherRoles',
      ),
    ]),
    ...fault(defaultRole === 'admin', '/defaultRole', 'must not be admin: a rule says who administers'),
    ...fault(
      terms.autoCreateUsers && defaultRole === 'agent' && agencyId === null,
      '/agencyId',
      'is required: new users become agents, who work for an agency',
    ),
  ];
}

function fault(isWrong: boolean, pointer: string, detail: string): readonly FieldFault[] {
  return isWrong ? [{ pointer, detail }] : [];
}
