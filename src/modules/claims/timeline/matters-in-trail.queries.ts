import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { TimelineEntries } from '../../audit/index.js';
import type { NamedOnClaim } from './domain/matter-line.js';
import { MATTER_ACTIONS, matterLine } from './domain/matter-line.js';
import type { TimelineItemResponse } from './timeline.dto.js';
import { MOST_ITEMS } from './timeline.dto.js';

/**
 * Deaths, lawsuits and subrogations on the file of a claim. Their rows hold how it stands today; what was changed, demanded or found
 * on which day is in the trail alone (ADR 0072).
 */
@Injectable()
export class MattersInTrail {
  constructor(
    private readonly em: EntityManager,
    private readonly trail: TimelineEntries,
  ) {}

  async of(claimId: string): Promise<readonly TimelineItemResponse[]> {
    const entries = await this.trail.ofActions({ type: 'claim', id: claimId }, MATTER_ACTIONS, MOST_ITEMS);
    if (entries.length === 0) return [];
    const names = await this.names(claimId);
    return entries.flatMap(({ at, actor, ...change }) => {
      const line = matterLine(change, names);
      if (!line) return [];
      const by = actor.type === 'user' ? actor.id : null;
      return [{ ...line, at, by, refersTo: line.refersTo ?? claimId }];
    });
  }

  private async names(claimId: string): Promise<ReadonlyMap<string, NamedOnClaim>> {
    const { rows } = await sql<NamedOnClaim & { readonly id: string }>`
      select id, 'lawsuit ' || docket_number || ', ' || court as name, demand_amount::text as amount
        from claim_lawsuits where claim_id = ${claimId}
       union all
      select id, 'subrogation ' || sequence, null from claim_subrogations where claim_id = ${claimId}
       union all
      select id, 'beneficiary ' || position + 1 || ' (' || class || ')', null from claim_beneficiaries where claim_id = ${claimId}
    `.execute(this.em.getKysely());
    return new Map(rows.map(({ id, ...named }) => [id, named]));
  }
}
