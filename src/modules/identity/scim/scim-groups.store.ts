import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { isOneOf } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { ScimGroupFilter } from './domain/scim-filter.js';
import { ScimGroup, ScimMember, ScimUser } from './scim.entities.js';

export interface ScimGroupRow {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface MemberOfGroup {
  readonly groupId: string;
  readonly groupName: string;
  readonly userId: string;
  readonly userName: string;
}

const ROW = sql`
  select g.id, g.display_name, g.external_id, g.created_at, g.updated_at
    from scim_groups g`;

/** Groups that a provider has pushed; it sees no others. Writes belong to the caller's transaction. */
@Injectable()
export class ScimGroupsStore {
  constructor(private readonly em: EntityManager) {}

  async list(
    providerId: string,
    filter: ScimGroupFilter | null,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly rows: readonly ScimGroupRow[]; readonly total: number }> {
    const where = sql`where g.sso_provider_id = ${providerId} ${filter === null ? sql`` : sql`and ${conditionOf(filter)}`}`;
    const { rows } = await sql<ScimGroupRow>`
      ${ROW} ${where} order by g.id limit ${limit} offset ${offset}
    `.execute(this.em.getKysely());
    const counted = await sql<{ readonly n: string }>`
      select count(*) as n from scim_groups g ${where}
    `.execute(this.em.getKysely());
    return { rows, total: Number(counted.rows[0]?.n ?? 0) };
  }

  async find(providerId: string, id: string): Promise<ScimGroupRow | null> {
    const { rows } = await sql<ScimGroupRow>`
      ${ROW} where g.sso_provider_id = ${providerId} and g.id = ${id}
    `.execute(this.em.getKysely());
    return rows[0] ?? null;
  }

  async memberIds(groupId: string): Promise<readonly string[]> {
    return (await this.members('group', [groupId])).map(({ userId }) => userId);
  }

  /** The memberships of these groups, or of these users, in the order in which users joined. */
  async members(of: 'group' | 'user', ids: readonly string[]): Promise<readonly MemberOfGroup[]> {
    const column = of === 'group' ? sql`m.group_id` : sql`s.user_id`;
    const { rows } = await sql<MemberOfGroup>`
      select m.group_id, g.display_name as group_name, s.user_id, s.user_name
        from scim_members m join scim_users s on s.id = m.scim_user_id join scim_groups g on g.id = m.group_id
       where ${column} = any(${[...ids]}::uuid[]) order by m.created_at, m.scim_user_id
    `.execute(this.em.getKysely());
    return rows;
  }

  /** For each user, the names and external ids of their groups and the pushed roles. */
  async valuesOf(
    providerId: string,
    userIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const { rows } = await sql<{ readonly userId: string; readonly values: readonly string[] }>`
      select s.user_id,
             s.roles || coalesce((select jsonb_agg(g.display_name) || coalesce(jsonb_agg(g.external_id) filter (where g.external_id is not null), '[]')
                                    from scim_members m join scim_groups g on g.id = m.group_id where m.scim_user_id = s.id), '[]') as values
        from scim_users s where s.sso_provider_id = ${providerId} and s.user_id = any(${[...userIds]}::uuid[])
    `.execute(this.em.getKysely());
    return new Map(rows.map(({ userId, values }) => [userId, values]));
  }

  /** The ids of this provider's rows for these users, by user. */
  async rowsOf(providerId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await over(this.em, ScimUser)
      .selectFrom('ScimUser')
      .select(['id', 'userId'])
      .where('ssoProviderId', '=', providerId)
      .where(isOneOf('userId', [...userIds]))
      .execute();
    return new Map(rows.map(({ id, userId }) => [userId, id]));
  }

  /** Adds a group; the caller handles unique violations. */
  async add(providerId: string, id: string, displayName: string, externalId: string | null): Promise<void> {
    await over(this.em, ScimGroup)
      .insertInto('ScimGroup')
      .values({ id, ssoProviderId: providerId, displayName, externalId })
      .execute();
  }

  async rename(id: string, displayName: string, externalId: string | null): Promise<void> {
    await this.change(id, { displayName, externalId });
  }

  /** Adds and removes members, by the ids of the provider's rows. */
  async changeMembers(id: string, come: readonly string[], gone: readonly string[]): Promise<void> {
    await over(this.em, ScimMember)
      .deleteFrom('ScimMember')
      .where('groupId', '=', id)
      .where(isOneOf('scimUserId', [...gone]))
      .execute();
    await sql`
      insert into scim_members (group_id, scim_user_id) select ${id}, unnest(${[...come]}::uuid[])
    `.execute(this.em.getKysely());
    await this.change(id, {});
  }

  async remove(id: string): Promise<void> {
    await over(this.em, ScimMember).deleteFrom('ScimMember').where('groupId', '=', id).execute();
    await over(this.em, ScimGroup).deleteFrom('ScimGroup').where('id', '=', id).execute();
  }

  /** Removes a user from all groups of the provider. */
  async leaveAll(providerId: string, userId: string): Promise<void> {
    await over(this.em, ScimMember, ScimUser)
      .deleteFrom('ScimMember')
      .where('scimUserId', 'in', (query) =>
        query
          .selectFrom('ScimUser')
          .select('id')
          .where('ssoProviderId', '=', providerId)
          .where('userId', '=', userId),
      )
      .execute();
  }

  private async change(
    id: string,
    names: { readonly displayName?: string; readonly externalId?: string | null },
  ): Promise<void> {
    await over(this.em, ScimGroup)
      .updateTable('ScimGroup')
      .set(names)
      .set((group) => ({ rowVersion: group('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }
}

function conditionOf({ field, value }: ScimGroupFilter) {
  if (field === 'displayName') return sql<boolean>`lower(g.display_name) = lower(${value})`;
  if (field === 'externalId') return sql<boolean>`g.external_id = ${value}`;
  if (field === 'id') return sql<boolean>`g.id::text = ${value}`;
  return sql<boolean>`exists (select from scim_members m join scim_users s on s.id = m.scim_user_id
                               where m.group_id = g.id and s.user_id::text = lower(${value}))`;
}
