import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { ScimFilter } from './domain/scim-filter.js';
import { ScimUser } from './scim.entities.js';

export interface ScimRow {
  readonly userId: string;
  readonly userName: string;
  readonly externalId: string | null;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly isActive: boolean;
  readonly roles: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type ScimNames = Pick<ScimRow, 'userName' | 'externalId' | 'roles'>;

const ROW = sql`
  select s.user_id, s.user_name, s.external_id, s.roles, u.email, u.first_name,
         u.last_name, u.is_active, s.created_at,
         greatest(s.updated_at, u.updated_at) as updated_at, count(*) over () as total
    from scim_users s join users u on u.id = s.user_id and u.deleted_at is null`;

/** Users that a provider has pushed; it sees no others. Writes belong to the caller's transaction. */
@Injectable()
export class ScimUsersStore {
  constructor(private readonly em: EntityManager) {}

  async list(
    providerId: string,
    filter: ScimFilter | null,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly rows: readonly ScimRow[]; readonly total: number }> {
    const { rows } = await sql<ScimRow & { readonly total: string }>`
      ${ROW} where s.sso_provider_id = ${providerId} ${filter === null ? sql`` : sql`and ${conditionOf(filter)}`}
       order by s.id limit ${Math.max(1, limit)} offset ${offset}
    `.execute(this.em.getKysely());
    return {
      rows: limit === 0 ? [] : rows,
      total: Number(rows[0]?.total ?? (offset > 0 ? await this.count(providerId, filter) : 0)),
    };
  }

  async find(providerId: string, userId: string): Promise<ScimRow | null> {
    const { rows } = await sql<ScimRow>`
      ${ROW} where s.sso_provider_id = ${providerId} and s.user_id = ${userId}
    `.execute(this.em.getKysely());
    return rows[0] ?? null;
  }

  /** The user that this provider has pushed under its own name for them, or under a verified address. */
  async pushedAs(providerId: string, names: readonly string[], email: string | null): Promise<string | null> {
    const { rows } = await sql<{ readonly userId: string }>`
      select user_id from scim_users
       where sso_provider_id = ${providerId}
         and (external_id = any(${[...names]}::text[]) or lower(user_name) = lower(${email}))
       order by external_id = any(${[...names]}::text[]) desc nulls last limit 1
    `.execute(this.em.getKysely());
    return rows[0]?.userId ?? null;
  }

  /** Adds a user; the caller handles unique violations. */
  async add(providerId: string, userId: string, { userName, externalId, roles }: ScimNames): Promise<void> {
    await over(this.em, ScimUser)
      .insertInto('ScimUser')
      .values({ ssoProviderId: providerId, userId, userName, externalId, roles: json(roles) })
      .execute();
  }

  async rename(
    providerId: string,
    userId: string,
    { userName, externalId, roles }: ScimNames,
  ): Promise<void> {
    await sql`
      update scim_users
         set user_name = ${userName}, external_id = ${externalId}, roles = ${JSON.stringify(roles)}::jsonb, row_version = row_version + 1
       where sso_provider_id = ${providerId} and user_id = ${userId}
         and (user_name, external_id, roles) is distinct from (${userName}, ${externalId}, ${JSON.stringify(roles)}::jsonb)
    `.execute(this.em.getKysely());
  }

  async remove(providerId: string, userId: string): Promise<void> {
    await over(this.em, ScimUser)
      .deleteFrom('ScimUser')
      .where('ssoProviderId', '=', providerId)
      .where('userId', '=', userId)
      .execute();
  }

  /** The provider that a client pushes users for. */
  async providerOf(clientRowId: string | null): Promise<string | null> {
    const { rows } = await sql<{ readonly id: string }>`
      select p.id from oauth2_clients c join sso_providers p on p.id = c.sso_provider_id and p.enabled where c.id = ${clientRowId}
    `.execute(this.em.getKysely());
    return rows[0]?.id ?? null;
  }

  private async count(providerId: string, filter: ScimFilter | null): Promise<number> {
    const { rows } = await sql<{ readonly n: string }>`
      select count(*) as n from scim_users s join users u on u.id = s.user_id and u.deleted_at is null
       where s.sso_provider_id = ${providerId} ${filter === null ? sql`` : sql`and ${conditionOf(filter)}`}
    `.execute(this.em.getKysely());
    return Number(rows[0]?.n ?? 0);
  }
}

function conditionOf({ field, value }: ScimFilter) {
  if (field === 'userName') return sql<boolean>`lower(s.user_name) = lower(${value})`;
  if (field === 'externalId') return sql<boolean>`s.external_id = ${value}`;
  if (field === 'email') return sql<boolean>`u.email = lower(${value})`;
  return sql<boolean>`s.user_id::text = ${value}`;
}
