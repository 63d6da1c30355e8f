import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Role } from '../../../shared/actor.js';

export interface FoundConflict {
  readonly id: string;
  readonly roles: readonly string[];
  readonly reason: string;
  /** The end of the approved exception; null if there is none or it has expired. */
  readonly exceptionEndsAt: Date | null;
}

export interface Approval {
  readonly at: Date;
  /** The actor who gives the role, whose own exceptions do not count. */
  readonly notBy: string | null;
}

@Injectable()
export class RoleConflictsStore {
  constructor(private readonly em: EntityManager) {}

  /** The rules that a user with these roles breaks. */
  async among(
    builtIn: Role,
    roleIds: readonly string[],
    userId: string,
    { at, notBy }: Approval,
  ): Promise<readonly FoundConflict[]> {
    const { rows } = await sql<Omit<FoundConflict, 'exceptionEndsAt'> & { readonly endsAt: string | null }>`
      with held as (select id, code from roles where built_in = ${builtIn} or id = any(${[...roleIds]}::uuid[]))
      select c.id, array[a.code, b.code] as roles, c.reason,
             (select max(e.ends_at) from role_exceptions e
               where e.conflict_id = c.id and e.user_id = ${userId} and e.ends_at > ${at}::timestamptz
                 and e.approved_by is distinct from ${notBy}::uuid) as ends_at
        from role_conflicts c join held a on a.id = c.first_role_id join held b on b.id = c.second_role_id
       where c.ended_at is null
       order by c.id
    `.execute(this.em.getKysely());
    return rows.map(({ endsAt, ...conflict }) => ({
      ...conflict,
      exceptionEndsAt: endsAt === null ? null : new Date(endsAt),
    }));
  }
}
