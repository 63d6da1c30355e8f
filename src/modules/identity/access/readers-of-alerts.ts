import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { holds } from '../../../platform/http/permissions.js';
import { AlertReaders } from '../../audit/index.js';
import { User } from '../user.entity.js';

/** Asked when a letter leaves, so that whoever has left or moved is told nothing more. */
@Injectable()
export class ReadersOfAlerts extends AlertReaders {
  constructor(private readonly em: EntityManager) {
    super();
  }

  async addressesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const users = await this.em.fork().find(User, { id: { $in: [...userIds] } });
    return new Map(
      users
        .filter((user) => user.maySignIn && holds(actorOf(user), 'audit.alerts.read'))
        .map(({ id, email }) => [id, email]),
    );
  }
}

function actorOf({ id, role, agencyId }: User) {
  return { id, role, agencyId: agencyId ?? null, sessionId: null };
}
