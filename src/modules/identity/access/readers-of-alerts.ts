import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { holds } from '../../../platform/http/permissions.js';
import type { Actor } from '../../../shared/actor.js';
import { AlertReaders } from '../../audit/index.js';
import { HeldRoles } from '../roles/held-roles.js';
import { User } from '../user.entity.js';

/** Asked when a letter leaves, so that whoever has left or moved is told nothing more. */
@Injectable()
export class ReadersOfAlerts extends AlertReaders {
  constructor(
    private readonly em: EntityManager,
    private readonly roles: HeldRoles,
  ) {
    super();
  }

  async addressesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const users = await this.em.fork().find(User, { id: { $in: [...userIds] } });
    const further = await this.roles.furtherOfAll(users.map(({ id }) => id));
    const readers = users.filter((user) => {
      const { id, role, agencyId = null } = user;
      const actor: Actor = { id, role, agencyId, sessionId: null, ...further.get(id) };
      return user.maySignIn && holds(actor, 'audit.alerts.read');
    });
    return new Map(readers.map(({ id, email }) => [id, email]));
  }
}
