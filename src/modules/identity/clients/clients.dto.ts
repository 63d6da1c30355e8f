import {
  Bool,
  Id,
  Int,
  JsonObject,
  Line,
  ListOfOneOf,
  ListOfText,
  Moment,
  OneOf,
  pageOf,
  PageQuery,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import type { Role } from '../../../shared/actor.js';
import { SIGN_IN_ROLES } from '../identity.dto.js';
import type { AuthMethod, GrantType, JwkSet } from './domain/registration.js';
import { APPLICATION_TYPES, AUTH_METHODS, GRANT_TYPES } from './domain/registration.js';

const CLIENT_ID = {
  max: 64,
  pattern: /^[A-Za-z0-9][A-Za-z0-9._:-]{2,63}$/,
  patternDetail: 'must be 3 to 64 letters, digits, dots, colons, underscores and hyphens',
} as const;
const NAME = { max: 100, example: 'Rate comparison of Lakeside' } as const;
const URIS = { max: 20, item: { max: 1000 } } as const;
const SCOPES = { max: 200, item: { max: 100 } } as const;
const MINUTE = { min: 1, max: 1_000_000, description: 'Requests and tokens in a minute.' } as const;
const HOUR = { min: 1, max: 60_000_000, description: 'Requests and tokens in an hour.' } as const;
const open = { optional: true, nullable: true } as const;
const KEYS = { maxBytes: 20_000, description: 'Public keys of a client that signs: a JWK set (RFC 7517).' };
const BOUND_TOKENS = {
  description: 'It gets tokens that are bound to a key of its own, and none without a DPoP proof (RFC 9449).',
} as const;
const LOGOUT = {
  max: 1000,
  nullable: true,
  description:
    'Where a logout token is sent when a session in which a user signed in to it is over (OpenID Connect Back-Channel Logout).',
} as const;
const EXPIRY = { description: 'From then on the client is refused everywhere.' } as const;
const BOUND = { description: 'It sees and changes the business of this agency only.' } as const;
const PUSHES = {
  description: 'The provider whose users it pushes by SCIM, with the scope identity.scim.',
} as const;
const OWNER = { description: 'The user who answers for the client.' } as const;

class ClientTermsRequest {
  @OneOf(APPLICATION_TYPES, {
    optional: true,
    description: 'native: installed on a device. web unless told.',
  })
  readonly applicationType?: 'web' | 'native';

  @ListOfText({ ...URIS, optional: true }) readonly redirectUris?: readonly string[];
  @ListOfText({ ...URIS, optional: true }) readonly postLogoutRedirectUris?: readonly string[];

  @ListOfText({
    ...SCOPES,
    optional: true,
    description: 'Names of permissions, and openid, profile, email and offline_access. None unless told.',
  })
  readonly allowedScopes?: readonly string[];

  @JsonObject({ ...KEYS, ...open }) readonly jwks?: JwkSet | null;
  @Bool({ ...BOUND_TOKENS, optional: true }) readonly dpopBoundAccessTokens?: boolean;
  @Text({ ...LOGOUT, optional: true }) readonly backchannelLogoutUri?: string | null;

  @OneOf(SIGN_IN_ROLES, {
    ...open,
    example: 'underwriter',
    description:
      'What a client with client_credentials may do for itself: of this role what its scopes name.',
  })
  readonly role?: Role | null;

  @Id({ ...open, ...BOUND }) readonly agencyId?: string | null;
  @Id({ ...open, ...OWNER }) readonly ownerId?: string | null;
  @Id({ ...open, ...PUSHES }) readonly ssoProviderId?: string | null;
  @Int({ ...MINUTE, optional: true }) readonly rateLimitPerMinute?: number;
  @Int({ ...HOUR, optional: true }) readonly rateLimitPerHour?: number;
  @Moment({ ...open, ...EXPIRY }) readonly expiresAt?: string | null;
}

export class CreateClientRequest extends ClientTermsRequest {
  @Reference({ ...CLIENT_ID, optional: true, description: 'Made up unless told; kept for ever.' })
  readonly clientId?: string;

  @Line(NAME) readonly clientName!: string;

  @OneOf(AUTH_METHODS, { optional: true, description: 'client_secret_basic unless told.' })
  readonly tokenEndpointAuthMethod?: AuthMethod;

  @ListOfOneOf(GRANT_TYPES, { max: 3, example: ['client_credentials'] })
  readonly allowedGrantTypes!: readonly GrantType[];
}

export class ChangeClientRequest extends ClientTermsRequest {
  @Line({ ...NAME, optional: true }) readonly clientName?: string;
  @ListOfOneOf(GRANT_TYPES, { max: 3, optional: true }) readonly allowedGrantTypes?: readonly GrantType[];
}

export class RotateSecretRequest {
  @Int({
    min: 0,
    max: 720,
    optional: true,
    description: 'Hours for which the secret used so far goes on; 24 unless told, 0 ends it at once.',
  })
  readonly overlapHours?: number;

  @Moment({ ...open, description: 'When the new secret ends; never unless told.' })
  readonly secretExpiresAt?: string | null;
}

export class ClientsQuery extends PageQuery {
  @Bool({ optional: true }) readonly active?: boolean;
  @Id({ optional: true }) readonly agencyId?: string;
}

export class OauthClientResponse {
  @Id() readonly id!: string;
  @Text(CLIENT_ID) readonly clientId!: string;
  @Text(NAME) readonly clientName!: string;
  @OneOf(APPLICATION_TYPES) readonly applicationType!: 'web' | 'native';
  @OneOf(AUTH_METHODS) readonly tokenEndpointAuthMethod!: AuthMethod;
  @ListOfOneOf(GRANT_TYPES, { max: 3 }) readonly allowedGrantTypes!: readonly GrantType[];
  @ListOfText(SCOPES) readonly allowedScopes!: readonly string[];
  @ListOfText(URIS) readonly redirectUris!: readonly string[];
  @ListOfText(URIS) readonly postLogoutRedirectUris!: readonly string[];
  @JsonObject({ ...KEYS, nullable: true }) readonly jwks!: JwkSet | null;
  @Bool(BOUND_TOKENS) readonly dpopBoundAccessTokens!: boolean;
  @Text(LOGOUT) readonly backchannelLogoutUri!: string | null;
  @OneOf(SIGN_IN_ROLES, { nullable: true }) readonly role!: Role | null;
  @Id({ nullable: true, ...BOUND }) readonly agencyId!: string | null;
  @Id({ nullable: true, ...OWNER }) readonly ownerId!: string | null;
  @Id({ nullable: true, ...PUSHES }) readonly ssoProviderId!: string | null;
  @Id({ nullable: true, description: 'The user or client who entered it.' })
  readonly createdBy!: string | null;

  @Int(MINUTE) readonly rateLimitPerMinute!: number;
  @Int(HOUR) readonly rateLimitPerHour!: number;
  @Bool({ description: 'False: refused everywhere.' }) readonly active!: boolean;
  @Moment({ nullable: true, ...EXPIRY }) readonly expiresAt!: string | null;
  @Moment({ nullable: true, description: 'When its secret ends.' }) readonly secretExpiresAt!: string | null;

  @Moment({ nullable: true, description: 'When the secret before it ends; null where there is none.' })
  readonly formerSecretExpiresAt!: string | null;

  @Int({ min: 1, max: 2_147_483_647, description: 'The ETag without its quotes.' })
  readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export class ClientWithSecretResponse extends OauthClientResponse {
  @Text({
    max: 100,
    nullable: true,
    description:
      'Shown once, and stored nowhere: null for a client without one, and when the answer to an Idempotency-Key is repeated.',
  })
  readonly clientSecret!: string | null;
}

export const OauthClientPage = pageOf(OauthClientResponse);
