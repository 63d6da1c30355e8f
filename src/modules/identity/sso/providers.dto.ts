import {
  Bool,
  Code,
  Id,
  Int,
  Line,
  ListOf,
  ListOfCodes,
  ListOfLines,
  ListOfText,
  Moment,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../../platform/http/fields.js';
import type { Role } from '../../../shared/actor.js';
import { ROLE_CODE, SIGN_IN_ROLES } from '../identity.dto.js';
import type { SsoProviderType } from './domain/provider-terms.js';
import { SSO_PROVIDER_TYPES } from './domain/provider-terms.js';

const NAME = {
  max: 40,
  pattern: /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
  patternDetail: 'must be lower-case letters, digits and hyphens',
  example: 'acme-okta',
  description: 'Stands in the address that the provider sends people back to; kept for ever.',
} as const;
const LABEL = { max: 60, example: 'Acme', description: 'On the button of the sign-in page.' } as const;
const URL = { max: 1000 } as const;
const ISSUER = {
  ...URL,
  example: 'https://acme.okta.example',
  description: 'The issuer of OpenID Connect; the entity id of SAML. Google has one of its own.',
} as const;
const ENDPOINT = {
  ...URL,
  description:
    'Of OpenID Connect only where the issuer publishes no configuration; of SAML where people sign in.',
} as const;
const CERTIFICATES = {
  max: 2,
  item: { max: 10_000 },
  description: 'Of SAML: what it signs with, in PEM. Two while it changes from one to the other.',
} as const;
const DOMAIN = {
  max: 253,
  pattern: /^[a-z0-9.-]+$/,
  patternDetail: 'must be a domain in lower case',
  example: 'acme.example',
} as const;
const DOMAINS = {
  max: 100,
  item: DOMAIN,
  description: 'Only people of these domains come in; of any domain where the list is empty.',
} as const;
const SCOPES = { max: 20, item: { max: 100 } } as const;
const TRUSTED = { max: 20, item: { max: 200 } } as const;
const CLAIM = { max: 200, example: 'groups' } as const;
const AUTO = { description: 'Whoever has no account yet gets one at the first sign-in.' } as const;
const TRUSTS_EMAIL = {
  description:
    'The provider answers for addresses of allowedDomains also where it does not say that it has verified one.',
} as const;
const ACR = {
  ...TRUSTED,
  description: 'Values of acr, or authentication contexts of SAML, that stand for two factors.',
} as const;
const AMR = { ...TRUSTED, description: 'Values of amr that stand for two factors, such as mfa.' } as const;
const LEAST = {
  description: 'What new users become whom no rule fits; agent unless told, never admin.',
} as const;
const AGENCY = { description: 'The agency of new agents.' } as const;
const MANAGES = {
  description: 'Roles follow the provider at every sign-in. Otherwise rules are for new users only.',
} as const;
const open = { optional: true, nullable: true } as const;

export class RoleRuleFields {
  @Line({ max: 200, example: 'Underwriting' }) readonly value!: string;
  @OneOf(SIGN_IN_ROLES, {
    ...open,
    example: 'underwriter',
    description: 'Missing where it only adds roles of the company.',
  })
  readonly role?: Role | null;
  @Id({ ...open, ...AGENCY }) readonly agencyId?: string | null;
  @ListOfCodes({
    max: 20,
    item: ROLE_CODE,
    optional: true,
    description: 'Roles of the company, by code.',
  })
  readonly furtherRoles?: readonly string[];
}

const RULES = {
  max: 100,
  description:
    'Which value of the claim makes somebody what. The first rule that fits and names a role says it; roles of the company come from all that fit.',
} as const;

class SsoProviderTermsRequest {
  @Line({ ...LABEL, ...open }) readonly displayName?: string | null;
  @Line({
    max: 500,
    optional: true,
    example: '0oa1b2c3d4e5f6',
    description: 'What the provider calls us; of SAML our entity id.',
  })
  readonly clientId?: string;

  @Text({
    max: 1000,
    ...open,
    example: 'from the console of the provider',
    description: 'Kept encrypted, and never shown.',
  })
  readonly clientSecret?: string | null;

  @Bool({ optional: true, description: 'Without a secret, by PKCE alone.' }) readonly publicClient?: boolean;
  @Line({ ...ISSUER, ...open }) readonly issuerUrl?: string | null;
  @Line({ ...ENDPOINT, ...open }) readonly authorizationUrl?: string | null;
  @Line({ ...ENDPOINT, ...open }) readonly tokenUrl?: string | null;
  @Line({ ...ENDPOINT, ...open }) readonly userinfoUrl?: string | null;
  @Line({ ...ENDPOINT, ...open }) readonly jwksUrl?: string | null;
  @ListOfText({ ...CERTIFICATES, optional: true }) readonly certificates?: readonly string[];
  @Bool({ optional: true, description: 'Whether there is a button for it.' }) readonly enabled?: boolean;
  @Bool({ ...AUTO, optional: true }) readonly autoCreateUsers?: boolean;
  @ListOfCodes({ ...DOMAINS, optional: true }) readonly allowedDomains?: readonly string[];
  @ListOfLines({ ...SCOPES, optional: true }) readonly scopes?: readonly string[];
  @Bool({ ...TRUSTS_EMAIL, optional: true }) readonly trustsEmail?: boolean;
  @ListOfLines({ ...ACR, optional: true }) readonly trustedAcrValues?: readonly string[];
  @ListOfLines({ ...AMR, optional: true }) readonly trustedAmrValues?: readonly string[];
  @OneOf(SIGN_IN_ROLES, { ...LEAST, optional: true }) readonly defaultRole?: Role;
  @Id({ ...open, ...AGENCY }) readonly agencyId?: string | null;
  @Line({ ...CLAIM, ...open }) readonly roleClaim?: string | null;
  @ListOf(() => RoleRuleFields, { ...RULES, optional: true }) readonly roleRules?: readonly RoleRuleFields[];
  @Bool({ ...MANAGES, optional: true }) readonly managesRoles?: boolean;
}

export class CreateSsoProviderRequest extends SsoProviderTermsRequest {
  @Code(NAME) readonly providerName!: string;
  @OneOf(SSO_PROVIDER_TYPES, { example: 'okta' }) readonly providerType!: SsoProviderType;
}

export class ChangeSsoProviderRequest extends SsoProviderTermsRequest {}

export class SsoProvidersQuery extends PageQuery {
  @Bool({ optional: true }) readonly enabled?: boolean;
}

export class SsoProviderResponse {
  @Id() readonly id!: string;
  @Text(NAME) readonly providerName!: string;
  @Text({ ...LABEL, nullable: true }) readonly displayName!: string | null;
  @OneOf(SSO_PROVIDER_TYPES) readonly providerType!: SsoProviderType;
  @Text({ max: 500 }) readonly clientId!: string;
  @Bool({ description: 'Whether a secret is kept; it is never shown.' }) readonly hasClientSecret!: boolean;
  @Bool() readonly publicClient!: boolean;
  @Text({ ...ISSUER, nullable: true }) readonly issuerUrl!: string | null;
  @Text({ ...ENDPOINT, nullable: true }) readonly authorizationUrl!: string | null;
  @Text({ ...ENDPOINT, nullable: true }) readonly tokenUrl!: string | null;
  @Text({ ...ENDPOINT, nullable: true }) readonly userinfoUrl!: string | null;
  @Text({ ...ENDPOINT, nullable: true }) readonly jwksUrl!: string | null;
  @ListOfText(CERTIFICATES) readonly certificates!: readonly string[];
  @Bool() readonly enabled!: boolean;
  @Bool(AUTO) readonly autoCreateUsers!: boolean;
  @ListOfText(DOMAINS) readonly allowedDomains!: readonly string[];
  @ListOfText(SCOPES) readonly scopes!: readonly string[];
  @Bool(TRUSTS_EMAIL) readonly trustsEmail!: boolean;
  @ListOfText(ACR) readonly trustedAcrValues!: readonly string[];
  @ListOfText(AMR) readonly trustedAmrValues!: readonly string[];
  @OneOf(SIGN_IN_ROLES, LEAST) readonly defaultRole!: Role;
  @Id({ nullable: true, ...AGENCY }) readonly agencyId!: string | null;
  @Text({ ...CLAIM, nullable: true }) readonly roleClaim!: string | null;
  @ListOf(() => RoleRuleFields, RULES) readonly roleRules!: readonly RoleRuleFields[];
  @Bool(MANAGES) readonly managesRoles!: boolean;

  @Text({ max: 1000, description: 'What to enter at the provider: where it sends people back to.' })
  readonly callbackUrl!: string;

  @Text({ max: 1000, nullable: true, description: 'Of SAML: where the provider can read what to enter.' })
  readonly metadataUrl!: string | null;

  @Id({ nullable: true, description: 'The user or client who entered it.' })
  readonly createdBy!: string | null;

  @Int({ min: 1, max: 2_147_483_647, description: 'The ETag without its quotes.' })
  readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export const SsoProviderPage = pageOf(SsoProviderResponse);
