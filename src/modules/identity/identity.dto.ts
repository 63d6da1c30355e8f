import {
  Bool,
  Email,
  Id,
  Int,
  Line,
  ListOfCodes,
  Moment,
  OneOf,
  pageOf,
  PageQuery,
  Text,
} from '../../platform/http/fields.js';
import type { Role } from '../../shared/actor.js';
import { ROLES } from '../../shared/actor.js';
import { named } from '../../shared/named-list.js';

/** The roles of users who sign in; the account of the system cannot be created over the API. */
export const SIGN_IN_ROLES = named(
  'SignInRole',
  ROLES.filter((role) => role !== 'system'),
);
/** The code of a role of the company. */
export const ROLE_CODE = {
  max: 50,
  pattern: /^[a-z][a-z0-9-]{1,49}$/,
  patternDetail: 'must be a small letter, then small letters, digits and hyphens',
  example: 'claims-supervisor',
} as const;
/** Twice the longest password of the policy, which counts characters; this counts UTF-16 units. */
const PASSWORD_UNITS = 256;

const ONLY_FURTHER = {
  description:
    'The role says whose business the user sees, and roles of the company alone say what they may do.',
} as const;

export class ChangePasswordRequest {
  @Text({ max: PASSWORD_UNITS, example: 'maple-harbor-quote-7' })
  readonly currentPassword!: string;

  @Text({
    max: PASSWORD_UNITS,
    example: 'seven quiet lamps by the river',
    description: '15 to 128 characters.',
  })
  readonly newPassword!: string;
}

export class UserResponse {
  @Id()
  readonly id!: string;

  @Email({ example: 'nora.field@example.com' })
  readonly email!: string;

  @Text({ max: 100, min: 0, example: 'Nora', description: 'Empty for somebody with one name.' })
  readonly firstName!: string;

  @Text({ max: 100, min: 0, example: 'Field', description: 'Empty for somebody with one name.' })
  readonly lastName!: string;

  @OneOf(ROLES, { example: 'underwriter' })
  readonly role!: Role;

  @Id({ nullable: true, description: 'The agency of an agent; null for the company’s own staff.' })
  readonly agencyId!: string | null;

  @Bool(ONLY_FURTHER)
  readonly onlyFurtherRoles!: boolean;

  @Bool()
  readonly isActive!: boolean;

  @Bool({ description: 'True while wrong passwords keep the account shut.' })
  readonly isLocked!: boolean;

  @Bool({ description: 'True while the user signs in with a password that an administrator gave out.' })
  readonly mustChangePassword!: boolean;

  @Moment({ nullable: true })
  readonly lastLoginAt!: string | null;

  @Int({ min: 1, max: 2_147_483_647, description: 'The ETag without its quotes.' })
  readonly rowVersion!: number;

  @Moment()
  readonly createdAt!: string;

  @Moment()
  readonly updatedAt!: string;
}

export const UserPage = pageOf(UserResponse);

export class CreateUserRequest {
  @Email({ example: 'nora.field@example.com' })
  readonly email!: string;

  @Line({
    max: 100,
    min: 0,
    optional: true,
    example: 'Nora',
    description: 'A user has a first name, a last name or both.',
  })
  readonly firstName?: string;

  @Line({ max: 100, min: 0, optional: true, example: 'Field' })
  readonly lastName?: string;

  @OneOf(SIGN_IN_ROLES, { example: 'underwriter' })
  readonly role!: Role;

  @Id({ optional: true, nullable: true, description: 'The agency of an agent; required for one.' })
  readonly agencyId?: string | null;

  @ListOfCodes({
    max: 20,
    item: ROLE_CODE,
    optional: true,
    description: 'Roles of the company that the user holds as well.',
  })
  readonly furtherRoles?: readonly string[];

  @Bool({ ...ONLY_FURTHER, optional: true })
  readonly onlyFurtherRoles?: boolean;
}

export class UpdateUserRequest {
  @Line({ max: 100, min: 0, optional: true, example: 'Nora', description: 'Empty takes it away.' })
  readonly firstName?: string;

  @Line({ max: 100, min: 0, optional: true, example: 'Field', description: 'Empty takes it away.' })
  readonly lastName?: string;

  @OneOf(SIGN_IN_ROLES, { optional: true, example: 'underwriter' })
  readonly role?: Role;

  @Id({ optional: true, nullable: true })
  readonly agencyId?: string | null;

  @Bool({ ...ONLY_FURTHER, optional: true })
  readonly onlyFurtherRoles?: boolean;

  @Bool({ optional: true, description: 'False ends all sessions of the user at once.' })
  readonly isActive?: boolean;
}

export class LinkSentResponse {
  @OneOf(['reset', 'invitation'], { description: 'An invitation for a user who has had no password yet.' })
  readonly kind!: 'reset' | 'invitation';

  @Moment({ description: 'When the link ends.' })
  readonly expiresAt!: string;
}

export class UsersQuery extends PageQuery {
  @OneOf(ROLES, { optional: true })
  readonly role?: Role;

  @Bool({ optional: true })
  readonly isActive?: boolean;
}
