import { EXAMPLE_LATER, Id, ListOf, Moment, Text } from '../../../platform/http/fields.js';

export class CreateScimTokenRequest {
  @Moment({ example: EXAMPLE_LATER, description: 'At most a year ahead.' }) readonly expiresAt!: string;
}

export class NewScimTokenResponse {
  @Id() readonly id!: string;
  @Text({ max: 100, description: 'Shown now and never again.' }) readonly token!: string;
  @Moment() readonly expiresAt!: string;
  @Moment() readonly createdAt!: string;
}

export class ScimTokenResponse {
  @Id() readonly id!: string;
  @Moment() readonly expiresAt!: string;
  @Moment({ nullable: true }) readonly revokedAt!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Moment() readonly createdAt!: string;
}

export class ScimTokenList {
  @ListOf(() => ScimTokenResponse, { max: 100 }) readonly items!: readonly ScimTokenResponse[];
}
