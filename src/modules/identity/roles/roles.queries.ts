import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { ifGiven, moment } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import type { FurtherRoles } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { identityError } from '../identity.errors.js';
import { builtInPermissions } from './role-content.js';
import type { RoleResponse, RoleVersionResponse, RolesQuery } from './roles.dto.js';
import { CompanyRole, RoleVersion } from './roles.entities.js';

/** Whether a role is held at a moment: its end is unset or later. */
export function heldAt(now: Date, endsAt = 'endsAt'): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(endsAt)} is null or ${sql.ref(endsAt)} > ${now}::timestamptz)`;
}

/** The further permissions of users, by a function of the database. */
export const FURTHER = new Statement<
  { readonly userIds: readonly string[]; readonly now: Date },
  FurtherRoles & { readonly id: string }
>(
  ({ userIds, now }) => sql`
    select id, further_permissions(id, ${now}::timestamptz) as permissions, only_further_roles as only
      from users where id = any(${userIds}::uuid[])`,
);

/** Roles by code: the four built-in ones with their declared permissions, and those of the company. */
@Injectable()
export class RolesQueries {
  constructor(private readonly em: EntityManager) {}

  async list({ limit, cursor, isActive }: RolesQuery): Promise<Page<RoleResponse>> {
    const after = afterCursor(cursor, ['text'])?.[0];
    const rows = await this.rows()
      .where(ifGiven(after, (code) => sql<boolean>`code > ${code}`))
      .where(ifGiven(isActive, (value) => sql<boolean>`is_active = ${value}`))
      .orderBy('code')
      .limit(limit + 1)
      .execute();
    return toPage(rows, limit, ({ code }) => [code], shown);
  }

  /** Throws identity.role-not-found. */
  async byId(id: string): Promise<RoleResponse> {
    return found(await this.rows().where('id', '=', id).executeTakeFirst());
  }

  /** Locks a role for a change. Throws identity.role-not-found. */
  async lock(id: string): Promise<RoleResponse> {
    return found(await this.rows().where('id', '=', id).forNoKeyUpdate().executeTakeFirst());
  }

  /** Newest first. Throws identity.role-not-found. */
  async versions(id: string, limit: number, cursor: string | undefined): Promise<Page<RoleVersionResponse>> {
    await this.byId(id);
    const before = afterCursor(cursor, ['whole'])?.[0];
    const rows = await over(this.em, RoleVersion)
      .selectFrom('RoleVersion')
      .select(['version', 'title', 'description', 'permissions', 'isActive', 'changedBy'])
      .select(moment('createdAt').as('createdAt'))
      .where('roleId', '=', id)
      .where(ifGiven(before, (version) => sql<boolean>`version < ${Number(version)}`))
      .orderBy('version', 'desc')
      .limit(limit + 1)
      .execute();
    return toPage(
      rows,
      limit,
      ({ version }) => [String(version)],
      (row) => row as RoleVersionResponse,
    );
  }

  private rows() {
    return over(this.em, CompanyRole)
      .selectFrom('CompanyRole')
      .select(['id', 'code', 'title', 'description', 'builtIn', 'permissions', 'isActive', 'rowVersion'])
      .select([moment('createdAt').as('createdAt'), moment('updatedAt').as('updatedAt')]);
  }
}

type Row = Awaited<ReturnType<ReturnType<RolesQueries['rows']>['executeTakeFirst']>>;

function found(row: Row): RoleResponse {
  if (!row) throw identityError('identity.role-not-found');
  return shown(row);
}

function shown(row: NonNullable<Row>): RoleResponse {
  const { builtIn, permissions } = row;
  return {
    ...row,
    permissions: builtIn === null ? permissions : builtInPermissions(builtIn),
  } as RoleResponse;
}
