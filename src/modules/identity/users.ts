import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { lockToChange } from '../../platform/postgres/row-lock.js';
import { over } from '../../platform/typed.js';
import { identityError } from './identity.errors.js';
import { User, UserSchema } from './user.entity.js';

/** Users under a row lock, as every use case that changes one needs them: two instances may want the same user at once. */
@Injectable()
export class Users {
  constructor(private readonly em: EntityManager) {}

  /** Belongs in a transaction. Throws identity.user-not-found. */
  async lock(id: string): Promise<User> {
    const user = await this.find({ id });
    if (!user) throw identityError('identity.user-not-found');
    return user;
  }

  /** Unlocked. `email` is normalized. Throws identity.user-not-found. */
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

  /** Belongs in a transaction. `email` is normalized. */
  lockByEmail(email: string): Promise<User | null> {
    return this.find({ email });
  }

  /** Refreshed, because the row may have been read before the lock was granted. */
  private async find(where: { readonly id: string } | { readonly email: string }): Promise<User | null> {
    await lockToChange(this.em, User, { ...where, deleted_at: null });
    return this.em.findOne(User, { ...where, deletedAt: null }, { refresh: true });
  }
}
