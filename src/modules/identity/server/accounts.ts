import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Account } from 'oidc-provider';
import type { Role } from '../../../shared/actor.js';
import { isId } from '../../../shared/ids.js';
import { User } from '../user.entity.js';

export interface UserAccount extends Account {
  readonly role: Role;
  readonly agencyId: string | null;
}

/** Users as the library sees them. The subject is our id: an address changes hands, an id does not. */
@Injectable()
export class Accounts {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<UserAccount | undefined> {
    const user = isId(id) ? await this.em.findOne(User, { id, deletedAt: null }) : null;
    if (!user?.maySignIn) return undefined;
    const { email, firstName, lastName, role, agencyId } = user;
    return {
      accountId: id,
      role,
      agencyId: agencyId ?? null,
      claims: () => ({
        sub: id,
        email,
        name: `${firstName} ${lastName}`.trim(),
        given_name: firstName,
        family_name: lastName,
      }),
    };
  }
}
