import { Id, Line, ListOf, Moment, Text } from '../../../platform/http/fields.js';

const SUBJECT = {
  max: 500,
  example: '00u1a2b3c4d5e6f7g8h9',
  description:
    'The provider’s own name for the person: sub of OpenID Connect, tid:oid of Microsoft, the NameID of SAML.',
} as const;

export class LinkIdentityRequest {
  @Id() readonly ssoProviderId!: string;
  @Line(SUBJECT) readonly subject!: string;
}

export class UserIdentityResponse {
  @Id() readonly id!: string;
  @Id() readonly ssoProviderId!: string;
  @Text({ max: 40 }) readonly providerName!: string;
  @Text(SUBJECT) readonly subject!: string;
  @Text({ max: 254, nullable: true, description: 'As the provider told it last.' })
  readonly email!: string | null;
  @Moment({ nullable: true, description: 'When they last came in by way of it.' })
  readonly lastLoginAt!: string | null;
  @Moment() readonly createdAt!: string;
}

export class UserIdentityList {
  @ListOf(() => UserIdentityResponse, { max: 100 }) readonly items!: readonly UserIdentityResponse[];
}
