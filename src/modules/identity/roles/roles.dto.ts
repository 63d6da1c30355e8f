import {
  Bool,
  Code,
  EXAMPLE_LATER,
  Id,
  Int,
  Line,
  ListOf,
  ListOfCodes,
  ListOfOneOf,
  ListOfText,
  Moment,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../../platform/http/fields.js';
import type { Role } from '../../../shared/actor.js';
import { ROLES } from '../../../shared/actor.js';
import { ROLE_CODE, SIGN_IN_ROLES } from '../identity.dto.js';

const TITLE = { max: 100, example: 'Claims supervisor' } as const;
const DESCRIPTION = { max: 500, example: 'Leads a team of adjusters and approves what they pay' } as const;
const PERMISSION = { max: 100, pattern: /^[a-z]+(?:[.-][a-z]+)+$/, example: 'claims.adjust' } as const;
const PERMISSIONS = { max: 500, item: PERMISSION } as const;
const REASON = { max: 500, example: 'Stands in for a colleague on leave' } as const;
const VERSION = { min: 1, max: 2_147_483_647, description: 'The ETag without its quotes.' } as const;

export class PermissionResponse {
  @Text(PERMISSION) readonly name!: string;
  @Text({ max: 200, example: 'Adjust claims' }) readonly title!: string;
  @ListOfOneOf(ROLES, { max: 5, description: 'The built-in roles that hold it.' })
  readonly roles!: readonly Role[];
  @Bool({ description: 'Whoever works for an agency does not hold it, whatever their roles.' })
  readonly isCompanyWide!: boolean;
  @Bool({ description: 'It is about the own account: every user holds it, no client does.' })
  readonly isForUsers!: boolean;
}

export class PermissionList {
  @ListOf(() => PermissionResponse, { max: 1000 }) readonly items!: readonly PermissionResponse[];
}

export class CreateRoleRequest {
  @Code({ ...ROLE_CODE, description: 'How programs and rules of providers call it; kept for ever.' })
  readonly code!: string;
  @Line(TITLE) readonly title!: string;
  @Text({ ...DESCRIPTION, optional: true, nullable: true }) readonly description?: string | null;
  @ListOfCodes({
    ...PERMISSIONS,
    example: ['claims.adjust'],
    description: 'Of the catalog: GET /api/v1/permissions.',
  })
  readonly permissions!: readonly string[];
}

export class ChangeRoleRequest {
  @Line({ ...TITLE, optional: true }) readonly title?: string;
  @Text({ ...DESCRIPTION, optional: true, nullable: true }) readonly description?: string | null;
  @ListOfCodes({
    ...PERMISSIONS,
    optional: true,
    description: 'All of them; those left out are gone at once.',
  })
  readonly permissions?: readonly string[];
  @Bool({ optional: true, description: 'A role that is retired gives nobody anything.' })
  readonly isActive?: boolean;
}

export class RoleResponse {
  @Id() readonly id!: string;
  @Text(ROLE_CODE) readonly code!: string;
  @Text(TITLE) readonly title!: string;
  @Text({ ...DESCRIPTION, nullable: true }) readonly description!: string | null;
  @OneOf(SIGN_IN_ROLES, {
    nullable: true,
    description: 'One of the four that are built in and never change.',
  })
  readonly builtIn!: Role | null;
  @ListOfText(PERMISSIONS) readonly permissions!: readonly string[];
  @Bool() readonly isActive!: boolean;
  @Int(VERSION) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export const RolePage = pageOf(RoleResponse);

export class RolesQuery extends PageQuery {
  @Bool({ optional: true }) readonly isActive?: boolean;
}

export class RoleVersionResponse {
  @Int({ min: 1, max: 2_147_483_647 }) readonly version!: number;
  @Text(TITLE) readonly title!: string;
  @Text({ ...DESCRIPTION, nullable: true }) readonly description!: string | null;
  @ListOfText(PERMISSIONS) readonly permissions!: readonly string[];
  @Bool() readonly isActive!: boolean;
  @Id({ nullable: true, description: 'The user or client who changed it.' }) readonly changedBy!:
    string | null;
  @Moment({ description: 'From when it was so.' }) readonly createdAt!: string;
}

export const RoleVersionPage = pageOf(RoleVersionResponse);

export class GiveRoleRequest {
  @Code({ ...ROLE_CODE, description: 'A role of the company.' }) readonly role!: string;
  @Text({ ...REASON, optional: true, nullable: true }) readonly reason?: string | null;
  @Moment({ optional: true, nullable: true, example: EXAMPLE_LATER, description: 'When it ends by itself.' })
  readonly endsAt?: string | null;
}

export class HeldRoleResponse {
  @Text(ROLE_CODE) readonly role!: string;
  @Text(TITLE) readonly title!: string;
  @Text({ ...REASON, nullable: true }) readonly reason!: string | null;
  @Moment({ nullable: true, description: 'When it ends by itself: with an exception at the latest.' })
  readonly endsAt!: string | null;
  @Id({ nullable: true, description: 'The provider of single sign-on from whose groups it follows.' })
  readonly ssoProviderId!: string | null;
  @Id({ nullable: true }) readonly givenBy!: string | null;
  @Moment() readonly createdAt!: string;
}

export class HeldRoleList {
  @ListOf(() => HeldRoleResponse, { max: 100 }) readonly items!: readonly HeldRoleResponse[];
}

export class CreateRoleConflictRequest {
  @ListOfCodes({
    min: 2,
    max: 2,
    item: ROLE_CODE,
    example: ['agent', 'claims-supervisor'],
    description: 'Two roles, built-in ones too.',
  })
  readonly roles!: readonly string[];
  @Text({ ...REASON, example: 'Whoever sets a reserve does not approve what is paid from it' })
  readonly reason!: string;
}

export class RoleConflictResponse {
  @Id() readonly id!: string;
  @ListOfText({ max: 2, item: ROLE_CODE }) readonly roles!: readonly string[];
  @Text(REASON) readonly reason!: string;
  @Int({
    min: 0,
    max: 2_147_483_647,
    description: 'How many active users hold both now, exceptions included.',
  })
  readonly heldBy!: number;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int(VERSION) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment({ nullable: true }) readonly endedAt!: string | null;
}

export const RoleConflictPage = pageOf(RoleConflictResponse);

export class ApproveExceptionRequest {
  @Id() readonly userId!: string;
  @Text(REASON) readonly reason!: string;
  @Moment({
    example: EXAMPLE_LATER,
    description: 'At most a year ahead. What was given under it ends then too.',
  })
  readonly endsAt!: string;
}

export class RoleExceptionResponse {
  @Id() readonly id!: string;
  @Id() readonly userId!: string;
  @Text(REASON) readonly reason!: string;
  @Moment() readonly endsAt!: string;
  @Id({ description: 'Who answers for it: neither the person, nor who gives the role.' })
  readonly approvedBy!: string;
  @Moment() readonly createdAt!: string;
}

export const RoleExceptionPage = pageOf(RoleExceptionResponse);
