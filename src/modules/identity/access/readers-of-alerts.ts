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
    const addresses = new Map<string, string>();
    for (const user of users)
      if (user.maySignIn && holds(await this.actorOf(user), 'audit.alerts.read'))
        addresses.set(user.id, user.email);
    return addresses;
  }

  private async actorOf({ id, role, agencyId }: User): Promise<Actor> {
    const further = await this.roles.furtherOf(id);
    return { id, role, agencyId: agencyId ?? null, sessionId: null, ...(further && { further }) };
  }
}
