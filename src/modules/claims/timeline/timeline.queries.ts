import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { momentOf, ofAgency } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { forAudience } from '../audience.js';
import { MattersInTrail } from './matters-in-trail.queries.js';
import type { TimelineResponse } from './timeline.dto.js';

type Item = TimelineResponse['items'][number];

const KIND = sql`kind || coalesce(' (' || replace(recovery_kind, '_', ' ') || ')', '')`;

/** What has happened on a claim, in one list: the trail has all of it too, but nobody reads a file there. */
@Injectable()
export class TimelineQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly matters: MattersInTrail,
  ) {}

  async ofClaim(actor: Actor, id: string): Promise<TimelineResponse> {
    const { rows } = await sql<Item>`
      select ${momentOf(sql`t.at`)} as at, t.event, t.title, t.amount::text as amount, t.reason, t.by, t.refers_to
        from claims c
       cross join lateral (
         select reported_at as at, 'notice' as event, 'notice by ' || replace(channel, '_', ' ') as title,
                null::numeric as amount, null as reason, recorded_by as by, id as refers_to
           from claim_notices where claim_id = c.id
         union all
         select verified_at, 'verification',
                case when is_covered then 'covered' else 'not covered: ' || replace(not_covered_reason, '_', ' ') end,
                null, null, verified_by, id
           from claim_verifications where claim_id = c.id
         union all
         select taken_at, 'step', action || ': ' || replace(to_status, '_', ' '), null, reason, taken_by, id
           from claim_transitions where claim_id = c.id
         union all
         select requested_at, 'request', ${KIND} || ': asked for', amount, memo, requested_by, id
           from claim_transactions where claim_id = c.id
         union all
         select decided_at, 'decision', ${KIND} || case when status = 'declined' then ': declined' else ': approved' end, amount,
                decision_reason, decided_by, id
           from claim_transactions where claim_id = c.id and decision_reason is not null
         union all
         select booked_at, 'booking', ${KIND} || ': booked', amount, null, decided_by, id
           from claim_transactions where claim_id = c.id and booked_at is not null
         union all
         select ended_at, 'end', ${KIND} || ': ' || status, amount, end_reason, ended_by, id
           from claim_transactions where claim_id = c.id and ended_at is not null
         union all
         select done_at, 'diary', title, null, note, done_by, id
           from claim_diary where claim_id = c.id and status = 'done'
         union all
         select written_at, 'note', kind || case when corrects is null then ' note' else ' note: correction' end, null,
                left(text, 2000), written_by, id
           from claim_notes where claim_id = c.id and ${forAudience(actor, 'audience')}
         union all
         select added_at, 'document', replace(kind, '_', ' ') || ' added', null, note, added_by, id
           from claim_documents where claim_id = c.id and ${forAudience(actor, 'audience')}
         union all
         select assigned_at, 'assignment', case when adjuster_id is null then 'nobody' else 'team ' || team end, null,
                replace(reason, '_', ' '), assigned_by, id
           from claim_assignments where claim_id = c.id
         union all
         select opened_at, 'investigation', 'special investigation: opened', null, reasons -> 0 ->> 'text', opened_by, id
           from claim_investigations where claim_id = c.id
         union all
         select closed_at, 'investigation', 'special investigation: ' || disposition, null, left(findings, 2000), closed_by, id
           from claim_investigations where claim_id = c.id and status = 'closed'
       ) t
       where c.id = ${id} ${ofAgency(actor, 'c.agency_id')}
       order by t.at desc, t.event, t.refers_to
    `.execute(this.em.getKysely());
    if (rows.length === 0) await assertClaimSeen(this.em, actor, id);
    const told = await this.matters.of(id);
    return { items: told.length === 0 ? rows : [...rows, ...told].toSorted(latestFirst) };
  }
}

function latestFirst(a: Item, b: Item): number {
  return compare(b.at, a.at) || compare(a.event, b.event) || compare(a.refersTo, b.refersTo);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
