import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { lockToChange } from '../../platform/postgres/row-lock.js';
import { identityError } from './identity.errors.js';
import { User } from './user.entity.js';

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
