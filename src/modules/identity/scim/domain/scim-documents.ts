export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const MOST_RESULTS = 200;

/** The supported parts of the protocol (RFC 7643 section 5). */
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

function attribute(name: string, description: string, more: object = {}): object {
  return {
    name,
    type: 'string',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...more,
  };
}

/** A complex attribute; `caseExact` is a property of its parts. */
function complex(
  name: string,
  description: string,
  subAttributes: readonly object[],
  more: object = {},
): object {
  return {
    name,
    type: 'complex',
    multiValued: true,
    description,
    required: false,
    subAttributes,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...more,
  };
}

function flag(name: string, description: string): object {
  const {
    caseExact: _case,
    uniqueness: _uniqueness,
    ...more
  } = attribute(name, description) as Readonly<Record<string, unknown>>;
  return { ...more, type: 'boolean' };
}

function reference(description: string, referenceTypes: readonly string[], mutability: string): object {
  return attribute('$ref', description, { type: 'reference', referenceTypes, mutability });
}

const READ_ONLY = { mutability: 'readOnly' };
const IMMUTABLE = { mutability: 'immutable' };

export function userSchema(location: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id: USER_SCHEMA,
    name: 'User',
    description: 'Who signs in to Bindery',
    attributes: [
      attribute('userName', 'How the provider calls the person; the e-mail address where there is no other', {
        required: true,
        uniqueness: 'server',
      }),
      complex(
        'name',
        'First and last name, one of which there is',
        [
          attribute('givenName', 'First name'),
          attribute('familyName', 'Last name'),
          attribute('formatted', 'Both of them, for display', READ_ONLY),
        ],
        { multiValued: false },
      ),
      attribute('displayName', 'Taken for the name where that is missing'),
      flag('active', 'Whether the person may sign in'),
      complex('emails', 'E-mail addresses, of which the primary one is kept', [
        attribute('value', 'The address'),
        attribute('type', 'What it is for, such as work'),
        flag('primary', 'Whether it is the one that is used'),
      ]),
      complex(
        'roles',
        'What the rules of the provider make roles of',
        [
          attribute('value', 'The word that the rules look for'),
          attribute('type', 'Not looked at'),
          flag('primary', 'Not looked at'),
        ],
        { mutability: 'writeOnly', returned: 'never' },
      ),
      complex(
        'groups',
        'The groups that the person is a member of',
        [
          attribute('value', 'The id of the group', READ_ONLY),
          reference('Where the group is read', ['User', 'Group'], 'readOnly'),
          attribute('display', 'The name of the group', READ_ONLY),
        ],
        READ_ONLY,
      ),
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
      attribute('displayName', 'The name, for which the rules of the provider look', {
        required: true,
        uniqueness: 'server',
      }),
      complex('members', 'The users who belong to it', [
        attribute('value', 'The id of the user', IMMUTABLE),
        reference('Where the user is read', ['User', 'Group'], 'immutable'),
        attribute('display', 'How the provider calls the user', READ_ONLY),
        attribute('type', 'Always User', { ...IMMUTABLE, canonicalValues: ['User', 'Group'] }),
      ]),
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
