import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Account } from 'oidc-provider';
import { UserAgency } from '../user-agency.js';
import { User } from '../user.entity.js';

/** Users for the authorization server, found by our id and never by e-mail address: ids are never reused. */
@Injectable()
export class Accounts {
  constructor(
    private readonly em: EntityManager,
    private readonly agency: UserAgency,
  ) {}

  /** Null where `find` is undefined. A fork, so that it is read anew. */
  async user(id: string): Promise<User | null> {
    const user = await this.em.fork({ keepTransactionContext: true }).findOne(User, { id, deletedAt: null });
    return user?.maySignIn && (await this.agency.maySignIn(user.agencyId ?? null)) ? user : null;
  }

  /** Undefined for a user who may not sign in: disabled, deleted, or of a suspended agency. */
  async find(id: string): Promise<Account | undefined> {
    const user = await this.user(id);
    if (!user) return undefined;
    return {
      accountId: id,
      claims: () => ({
        sub: id,
        email: user.email,
        email_verified: Boolean(user.emailVerifiedAt),
        given_name: user.firstName,
        family_name: user.lastName,
        name: [user.firstName, user.lastName].filter((part) => part !== '').join(' '),
        role: user.role,
        agency: user.agencyId ?? null,
      }),
    };
  }
}
