import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { PermissionName } from '../../../platform/http/permissions.js';
import { holds } from '../../../platform/http/permissions.js';
import { Addressees } from '../../../platform/mail/addressees.js';
import type { Actor } from '../../../shared/actor.js';
import { HeldRoles } from '../roles/held-roles.js';
import { User } from '../user.entity.js';

/** Finds the addressees of letters by their current state, so that users who have left or changed roles get none. */
@Injectable()
export class AddresseesOfLetters extends Addressees {
  constructor(
    private readonly em: EntityManager,
    private readonly roles: HeldRoles,
  ) {
    super();
  }

  async of(userIds: readonly string[], permission: PermissionName): Promise<ReadonlyMap<string, string>> {
    const users = await this.em.fork().find(User, { id: { $in: [...userIds] } });
    const further = await this.roles.furtherOfAll(users.map(({ id }) => id));
    const readers = users.filter((user) => {
      const { id, role, agencyId = null } = user;
      const actor: Actor = { id, role, agencyId, sessionId: null, ...further.get(id) };
      return user.maySignIn && holds(actor, permission);
    });
    return new Map(readers.map(({ id, email }) => [id, email]));
  }
}
