import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { afterCursor } from '../../platform/http/cursor.js';
import type { Role } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { Page } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { identityError } from './identity.errors.js';
import { User } from './user.entity.js';
import { userView } from './user.view.js';
import type { UserResponse } from './identity.dto.js';

export interface UserFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly role?: Role | undefined;
  readonly isActive?: boolean | undefined;
}

/** Users for administrators, sorted by e-mail address, which is unique among users that are not deleted. */
@Injectable()
export class UsersQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list({ limit, cursor, role, isActive }: UserFilter): Promise<Page<UserResponse>> {
    const after = afterCursor(cursor, ['text'])?.[0];
    const where = {
      deletedAt: null,
      ...(after === undefined ? {} : { email: { $gt: after } }),
      ...(role === undefined ? {} : { role }),
      ...(isActive === undefined ? {} : { isActive }),
    };
    const users = await this.em.find(User, where, { orderBy: { email: 'asc' }, limit: limit + 1 });
    const now = this.clock.now();
    return toPage(
      users,
      limit,
      (user) => [user.email],
      (user) => userView(user, now),
    );
  }

  /** The ids of the peppers in password hashes of users who may sign in. */
  async pepperIds(): Promise<readonly string[]> {
    const { rows } = await sql<{ readonly id: string }>`
      select distinct substring(password_hash from '^pepper=([^$]+)') as id from users
       where deleted_at is null and is_active and password_hash like 'pepper=%' order by 1
    `.execute(this.em.getKysely());
    return rows.map(({ id }) => id);
  }

  async byId(id: string): Promise<UserResponse> {
    const user = await this.em.findOne(User, { id, deletedAt: null });
    if (!user) throw identityError('identity.user-not-found');
    return userView(user, this.clock.now());
  }
}
