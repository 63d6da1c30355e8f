import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../../../shared/clock.js';
import type { AccessFigures } from '../../audit/index.js';
import { AccessInventory } from '../../audit/index.js';
import { User } from '../user.entity.js';
import { AccessFiguresQueries } from './access-figures.queries.js';

/** Provides figures on access for the evidence of the audit room, which knows no users. */
@Injectable()
export class AccessInventoryOfUsers extends AccessInventory {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: AccessFiguresQueries,
    private readonly clock: Clock,
  ) {
    super();
  }

  figures(from: Date, to: Date): Promise<AccessFigures> {
    return this.queries.figures(this.clock.now(), from, to);
  }

  async namesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const users = await this.em.fork().find(User, { id: { $in: [...userIds] } }, { filters: false });
    return new Map(users.map(({ id, email }) => [id, email]));
  }
}
