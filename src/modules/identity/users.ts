import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { lockToChange } from '../../platform/postgres/row-lock.js';
import { over } from '../../platform/typed.js';
import { identityError } from './identity.errors.js';
import { User, UserSchema } from './user.entity.js';

/** Reads users under a row lock for changes, because two instances may change the same user at once. */
@Injectable()
export class Users {
  constructor(private readonly em: EntityManager) {}

  /** Needs a transaction. Throws identity.user-not-found. */
  async lock(id: string): Promise<User> {
    const user = await this.find({ id });
    if (!user) throw identityError('identity.user-not-found');
    return user;
  }

  /** Reads without a lock. `email` must be normalized. Throws identity.user-not-found. */
  async byEmail(email: string): Promise<User> {
    const user = await this.em.findOne(User, { email, deletedAt: null });
    if (!user) throw identityError('identity.user-not-found');
    return user;
  }

  async haveAdministrator(): Promise<boolean> {
    const found = await over(this.em.fork(), UserSchema)
      .selectFrom('User')
      .select('id')
      .where('role', '=', 'admin')
      .where('deletedAt', 'is', null)
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }

  /** Needs a transaction. `email` must be normalized. */
  lockByEmail(email: string): Promise<User | null> {
    return this.find({ email });
  }

  /** Reads again after the lock, because the row may have been read before. */
  private async find(where: { readonly id: string } | { readonly email: string }): Promise<User | null> {
    await lockToChange(this.em, User, { ...where, deleted_at: null });
    return this.em.findOne(User, { ...where, deletedAt: null }, { refresh: true });
  }
}
