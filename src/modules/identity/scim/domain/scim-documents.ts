export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const MOST_RESULTS = 200;

/** What of the protocol is spoken here (RFC 7643 section 5). */
export function serviceProviderConfig(location: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_RESULTS },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'OAuth 2.0',
        description:
          'An access token of a client with the scope identity.scim (client_credentials), or one that was made for the provider',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location },
  };
}

const KINDS = {
  User: { description: 'Who signs in to Bindery', schema: USER_SCHEMA },
  Group: { description: 'Whose members become what the rules of the provider say', schema: GROUP_SCHEMA },
} as const;

export function resourceType(kind: keyof typeof KINDS, location: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: kind,
    name: kind,
    endpoint: `/${kind}s`,
    ...KINDS[kind],
    meta: { resourceType: 'ResourceType', location },
  };
}

function attribute(name: string, more: object = {}): object {
  return {
    name,
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...more,
  };
}

const VALUED = {
  type: 'complex',
  multiValued: true,
  subAttributes: [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })],
};

export function userSchema(location: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id: USER_SCHEMA,
    name: 'User',
    description: 'Who signs in to Bindery',
    attributes: [
      attribute('userName', { required: true, uniqueness: 'server' }),
      attribute('externalId', { caseExact: true }),
      attribute('name', {
        type: 'complex',
        subAttributes: [
          attribute('givenName'),
          attribute('familyName'),
          attribute('formatted', { mutability: 'readOnly' }),
        ],
      }),
      attribute('displayName'),
      attribute('active', { type: 'boolean' }),
      attribute('emails', VALUED),
      attribute('roles', { ...VALUED, mutability: 'writeOnly', returned: 'never' }),
      attribute('groups', { ...VALUED, mutability: 'readOnly' }),
    ],
    meta: { resourceType: 'Schema', location },
  };
}

export function groupSchema(location: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id: GROUP_SCHEMA,
    name: 'Group',
    description: 'Whose members become what the rules of the provider say',
    attributes: [
      attribute('displayName', { required: true, uniqueness: 'server' }),
      attribute('externalId', { caseExact: true }),
      attribute('members', {
        type: 'complex',
        multiValued: true,
        subAttributes: [
          attribute('value', { mutability: 'immutable' }),
          attribute('display', { mutability: 'readOnly' }),
          attribute('type', { mutability: 'immutable' }),
        ],
      }),
    ],
    meta: { resourceType: 'Schema', location },
  };
}

export function scimList(resources: readonly object[], total: number, startIndex: number): object {
  return {
    schemas: [LIST],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
