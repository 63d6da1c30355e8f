import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { insertRowsOf } from '../../../platform/insert.js';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { Statement } from '../../../platform/statement.js';
import { assertInTransaction } from '../../../platform/writes.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { DiaryStore } from '../diary/diary.store.js';
import type { AssignmentReason } from './assignment.dto.js';
import { ClaimAssignment } from './assignment.entities.js';
import type { Assigned, AssignmentRuleTerms, FreeAdjuster, UnassignedClaim } from './domain/assignments.js';

/** Instances take turns in assigning: two at once would choose the same adjuster. */
const LOCK = 'claims.assignments';
const OPEN = sql`status in ('submitted', 'under_review', 'approved') and duplicate_of is null`;

const RULES = new Statement<{ readonly on: CalendarDate }, AssignmentRuleTerms>(
  ({ on }) => sql`
    select id, priority, team, skill, product_type, state, cause, catastrophe_code
      from claim_assignment_rules where effective_date <= ${on}::date and coalesce(expiration_date > ${on}::date, true)`,
);

const FREE = new Statement<object, FreeAdjuster>(
  () => sql`
    select a.user_id, a.team, a.skills, a.states, a.most_open,
           (select count(*)::integer from claims c where c.adjuster_id = a.user_id and c.${OPEN}) as open
      from claim_adjusters a where a.is_available order by a.id`,
);

/** Not locked: most of them may be left, as nobody has room for them or no rule fits. */
const UNASSIGNED = new Statement<{ readonly after: string; readonly limit: number }, UnassignedClaim>(
  ({ after, limit }) => sql`
    select id, product_type, state, cause, catastrophe_code from claims
     where adjuster_id is null and ${OPEN} and product_type is not null and id > ${after}::uuid
     order by id limit ${limit}`,
);

/** Of those that were chosen, the ones that nobody has taken or closed meanwhile. In one order, like everybody who takes several claims. */
const STILL_UNASSIGNED = new Statement<{ readonly ids: readonly string[] }, { readonly id: string }>(
  ({ ids }) => sql`
    select id from claims where id = any(${ids}::uuid[]) and adjuster_id is null and ${OPEN} order by id for no key update`,
);

const OF_ADJUSTER = new Statement<
  { readonly adjusterId: string },
  { readonly id: string; readonly state: string | null }
>(
  ({ adjusterId }) => sql`
    select id, state from claims where adjuster_id = ${adjusterId}::uuid and ${OPEN} order by id for no key update`,
);

const ASSIGN = new Statement<{
  readonly ids: readonly string[];
  readonly adjusters: readonly (string | null)[];
}>(
  ({ ids, adjusters }) => sql`
    update claims c set adjuster_id = r.adjuster_id, row_version = c.row_version + 1
      from unnest(${ids}::uuid[], ${adjusters}::uuid[]) as r (id, adjuster_id) where c.id = r.id`,
);

const ADD = insertRowsOf(ClaimAssignment, [
  'claimId',
  'adjusterId',
  'team',
  'ruleId',
  'reason',
  'assignedBy',
  'assignedAt',
]);

export interface NewAssignment extends Omit<Assigned, 'adjusterId' | 'team' | 'ruleId'> {
  readonly adjusterId: string | null;
  readonly team: string | null;
  readonly ruleId: string | null;
  readonly reason: AssignmentReason | null;
}

@Injectable()
export class AssignmentsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly diary: DiaryStore,
  ) {}

  async lock(): Promise<void> {
    assertInTransaction(this.em);
    await lockInTransaction(this.em.getKysely(), LOCK);
  }

  rules(on: CalendarDate): Promise<readonly AssignmentRuleTerms[]> {
    return RULES.rows(this.em, { on });
  }

  free(): Promise<readonly FreeAdjuster[]> {
    return FREE.rows(this.em, {});
  }

  unassigned(after: string, limit: number): Promise<readonly UnassignedClaim[]> {
    return UNASSIGNED.rows(this.em, { after, limit });
  }

  async stillUnassigned(ids: readonly string[]): Promise<readonly string[]> {
    if (ids.length === 0) return [];
    return (await STILL_UNASSIGNED.rows(this.em, { ids })).map(({ id }) => id);
  }

  openOf(adjusterId: string): Promise<readonly { readonly id: string; readonly state: string | null }[]> {
    return OF_ADJUSTER.rows(this.em, { adjusterId });
  }

  /** The claims are locked. */
  async assign(
    assignments: readonly NewAssignment[],
    assignedBy: string | null,
    assignedAt: Date,
  ): Promise<void> {
    if (assignments.length === 0) return;
    const ids = assignments.map(({ claimId }) => claimId);
    const adjusters = assignments.map(({ adjusterId }) => adjusterId);
    await ASSIGN.send(this.em, { ids, adjusters });
    await this.diary.follow(ids, adjusters);
    await ADD.send(
      this.em,
      assignments.map((each) => ({ ...each, assignedBy, assignedAt })),
    );
  }
}
