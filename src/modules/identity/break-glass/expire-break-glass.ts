import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { over } from '../../../platform/typed.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { BreakGlassAccess } from './break-glass.entities.js';
import { BreakGlassQueries } from './break-glass.queries.js';

/**
 * Records accesses that ended by themselves, at their time or with their session. They gave nothing
 * after that; the record informs the reviewers.
 */
@Injectable()
export class ExpireBreakGlass {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: BreakGlassQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(id: string): Promise<'expired' | 'done'> {
    const lapsed = await this.queries.lockLapsed(id);
    if (!lapsed) return 'done';
    const { userId, at, cause } = lapsed;
    await over(this.em, BreakGlassAccess)
      .updateTable('BreakGlassAccess')
      .set((row) => ({ endedAt: new Date(at), rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute();
    await this.audit.record(SYSTEM_ACTOR, {
      action: 'identity.break-glass-expired',
      resourceType: 'break-glass',
      resourceId: id,
      changes: { userId, cause },
    });
    return 'expired';
  }
}
