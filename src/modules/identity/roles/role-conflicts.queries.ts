import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import type { Page } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { identityError } from '../identity.errors.js';
import type { RoleConflictResponse, RoleExceptionResponse } from './roles.dto.js';
import { RoleException } from './roles.entities.js';
import { heldAt } from './roles.queries.js';

@Injectable()
export class RoleConflictsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** The rules in force, in the order of their entry. */
  async list(limit: number, cursor: string | undefined): Promise<Page<RoleConflictResponse>> {
    const after = afterCursor(cursor, ['id'])?.[0] ?? null;
    const rows = await this.rows({ after, limit: limit + 1, id: null });
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** A rule, also an ended one. Throws identity.conflict-not-found. */
  async byId(id: string): Promise<RoleConflictResponse> {
    const [row] = await this.rows({ after: null, limit: 1, id });
    if (!row) throw identityError('identity.conflict-not-found');
    return row;
  }

  /** Newest first. Throws identity.conflict-not-found. */
  async exceptions(
    conflictId: string,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<RoleExceptionResponse>> {
    await this.byId(conflictId);
    const rows = over(this.em, RoleException)
      .selectFrom('RoleException')
      .select([
        'id',
        'userId',
        'reason',
        'approvedBy',
        moment('endsAt').as('endsAt'),
        moment('createdAt').as('createdAt'),
      ])
      .where('conflictId', '=', conflictId);
    return newestPage(rows, { limit, after: afterCursor(cursor, ['moment', 'id']) });
  }

  private async rows(asked: {
    readonly after: string | null;
    readonly limit: number;
    readonly id: string | null;
  }): Promise<readonly RoleConflictResponse[]> {
    const isHeld = heldAt(this.clock.now(), 'h.ends_at');
    const { rows } = await sql<RoleConflictResponse>`
      select c.id, array[a.code, b.code] as roles, c.reason, c.created_by, c.row_version,
             ${moment('c.created_at')} as created_at, ${moment('c.ended_at')} as ended_at,
             (select count(*)::integer from users u
               where u.is_active and u.deleted_at is null
                 and (u.role = a.built_in or exists (select from user_roles h
                       where h.user_id = u.id and h.role_id = a.id and ${isHeld}))
                 and (u.role = b.built_in or exists (select from user_roles h
                       where h.user_id = u.id and h.role_id = b.id and ${isHeld}))) as held_by
        from role_conflicts c join roles a on a.id = c.first_role_id join roles b on b.id = c.second_role_id
       where (${asked.id}::uuid is null and c.ended_at is null or c.id = ${asked.id}::uuid)
         and (${asked.after}::uuid is null or c.id > ${asked.after}::uuid)
       order by c.id limit ${asked.limit}
    `.execute(this.em.getKysely());
    return rows;
  }
}
