import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { over } from '../../../platform/typed.js';
import { newId } from '../../../shared/ids.js';
import { CLEARANCES_IN_FORCE } from '../clearances.queries.js';
import type { ScreenedType } from '../sanctions.entities.js';
import { SanctionsClearance } from '../sanctions.entities.js';
import { SanctionsFinding } from './finding.entity.js';

interface NamedSubject {
  readonly type: ScreenedType;
  readonly id: string;
  readonly name: string;
}

export interface ClearedSubject extends NamedSubject {
  readonly reason: string;
  readonly by: string | null;
  readonly at: Date;
}

/** A match of the finding has no clearance that holds. */
const IS_UNCLEARED = sql`exists (
  select from jsonb_array_elements(f.matches) m
   where not exists (
     select from sanctions_clearances c
      where c.subject_type = f.subject_type and c.subject_id = f.subject_id and c.name = f.name
        and c.list_entry = m ->> 'entry' and c.listed_as = m ->> 'listedAs'
        and not exists (select from sanctions_withdrawals w where w.clearance_id = c.id)))`;

function isOf({ type, id, name }: NamedSubject) {
  return sql`f.subject_type = ${type} and f.subject_id = ${id} and f.name = ${name}`;
}

/**
 * Until the end of the transaction nobody else tells of these subjects, clears them or takes a decision on them back: whoever comes second sees
 * what the first one wrote. Before any row of findings is locked.
 */
export async function takeTurns(
  em: EntityManager,
  subjects: readonly { readonly subjectType: ScreenedType; readonly subjectId: string }[],
): Promise<void> {
  const names = subjects.map(({ subjectType, subjectId }) => `sanctions.${subjectType}.${subjectId}`);
  for (const name of [...new Set(names)].sort()) await lockInTransaction(em.getKysely(), name);
}

/** Somebody who was entered twice, and who stays. */
export interface MergedSubject {
  readonly type: ScreenedType;
  readonly from: string;
  readonly into: string;
}

/**
 * `s` is known of the one who stays, and `f` of the duplicate says the same: the same name and entries, and the same thing waits, or
 * nothing but themselves. What came to nothing of the one who stays says nothing of the duplicate.
 */
const IS_KNOWN = sql`
  s.subject_type = f.subject_type and s.matched = f.matched
  and (s.held_id = f.held_id or s.held_type = s.subject_type and f.held_type = f.subject_type and s.status <> 'closed')`;

/** Clearances are never changed: those that hold of a duplicate are written once more, of the one who stays. Their names. */
export async function copyClearances(
  em: EntityManager,
  { type, from, into }: MergedSubject,
): Promise<readonly string[]> {
  const rows = await CLEARANCES_IN_FORCE.rows(em, { type, ids: [from, into] });
  const [known, theirs] = [into, from].map((id) => rows.filter(({ subjectId }) => subjectId === id));
  const news = (theirs ?? []).filter(
    ({ name, listEntry, listedAs }) =>
      !known?.some((k) => k.name === name && k.listEntry === listEntry && k.listedAs === listedAs),
  );
  if (news.length === 0) return [];
  await over(em, SanctionsClearance)
    .insertInto('SanctionsClearance')
    .values(news.map((each) => ({ ...each, id: newId(), subjectType: type, subjectId: into })))
    .execute();
  return news.map(({ name }) => name);
}

interface ChangedFinding {
  readonly id: string;
  readonly name: string;
}

/**
 * What is open of a duplicate and known of the one who stays is closed: one of two is enough. It is due when the first was, and open again
 * where it had come to nothing. What was changed.
 */
export async function closeDuplicates(
  em: EntityManager,
  { type, from, into }: MergedSubject,
  { by, at }: Pick<ClearedSubject, 'by' | 'at'>,
): Promise<readonly ChangedFinding[]> {
  const database = em.getKysely();
  const kept = await sql<ChangedFinding>`
    update sanctions_findings s
       set status = 'open', decided_by = null, decided_at = null, decision_reason = null, found_at = d.found_at, found_on = d.found_on,
           due_on = d.due_on, row_version = s.row_version + 1
      from (select s.id, min(f.found_at) as found_at, min(f.found_on) as found_on, min(f.due_on) as due_on
              from sanctions_findings f join sanctions_findings s on ${IS_KNOWN}
             where f.subject_type = ${type} and f.subject_id = ${from} and f.status = 'open' and s.subject_id = ${into}
             group by s.id) d
     where s.id = d.id and (s.status = 'closed' or s.status = 'open' and s.due_on > d.due_on)
    returning s.id, s.name`.execute(database);
  const closed = await sql<ChangedFinding>`
    update sanctions_findings f
       set status = 'closed', decided_by = ${by}, decided_at = ${at}, row_version = f.row_version + 1,
           decision_reason = 'Merged: the same was found of the one who stays.'
     where f.subject_type = ${type} and f.subject_id = ${from} and f.status = 'open'
       and exists (select from sanctions_findings s where s.subject_id = ${into} and ${IS_KNOWN})
    returning f.id, f.name`.execute(database);
  return [...kept.rows, ...closed.rows];
}

/**
 * What was found of a duplicate is of the one who stays, unless it is known of them. What was said to be listed is of them in any case,
 * because it is reported; only where the same thing waits they have one finding already, and there cannot be another.
 */
export async function moveFindings(
  em: EntityManager,
  { type, from, into }: MergedSubject,
): Promise<readonly ChangedFinding[]> {
  const { rows } = await sql<ChangedFinding>`
    update sanctions_findings f set subject_id = ${into}, row_version = f.row_version + 1
     where f.subject_type = ${type} and f.subject_id = ${from}
       and not exists (
         select from sanctions_findings s
          where s.subject_id = ${into} and ${IS_KNOWN} and (s.held_id = f.held_id or f.status not in ('blocked', 'rejected')))
    returning f.id, f.name`.execute(em.getKysely());
  return rows;
}

/**
 * What was found of subjects themselves, what is open first. Of somebody who was entered twice it may be about the duplicate, and
 * is no other finding.
 */
export function foundThemselves(em: EntityManager, subjectIds: readonly string[]) {
  return over(em, SanctionsFinding)
    .selectFrom('SanctionsFinding as f')
    .select(['f.subjectId', 'f.heldId', 'f.matched'])
    .where('f.subjectId', 'in', [...subjectIds])
    .whereRef('f.heldType', '=', 'f.subjectType')
    .orderBy((eb) => eb('f.status', '<>', 'open'))
    .orderBy((eb) => eb('f.status', '=', 'closed'))
    .orderBy('f.id')
    .execute();
}

/** Of the findings that are open under a name, those whose matches all have a clearance that holds. */
export async function settleCleared(em: EntityManager, cleared: ClearedSubject): Promise<void> {
  const { reason, by, at } = cleared;
  await sql`
    update sanctions_findings f
       set status = 'cleared', decided_by = ${by}, decided_at = ${at}, decision_reason = ${reason}, row_version = f.row_version + 1
     where ${isOf(cleared)} and f.status = 'open' and not ${IS_UNCLEARED}`.execute(em.getKysely());
}

/** Of the findings that are open under a name, those that clearances had settled before: by the last of these that holds. */
export async function settleByEarlierClearance(
  em: EntityManager,
  { type, id, name }: NamedSubject,
): Promise<void> {
  await sql`
    update sanctions_findings f
       set status = 'cleared', decided_by = c.cleared_by, decided_at = c.cleared_at, decision_reason = c.reason,
           row_version = f.row_version + 1
      from (select e.cleared_by, e.cleared_at, e.reason from sanctions_clearances e
             where e.subject_type = ${type} and e.subject_id = ${id} and e.name = ${name}
               and not exists (select from sanctions_withdrawals w where w.clearance_id = e.id)
             order by e.cleared_at desc, e.id desc limit 1) c
     where ${isOf({ type, id, name })} and f.status = 'open' and not ${IS_UNCLEARED}`.execute(em.getKysely());
}

/** Of those that were cleared under a name, the ones with a match whose clearance holds no longer. */
export async function reopenUncleared(em: EntityManager, subject: NamedSubject): Promise<void> {
  await sql`
    update sanctions_findings f
       set status = 'open', decided_by = null, decided_at = null, decision_reason = null, row_version = f.row_version + 1
     where ${isOf(subject)} and f.status = 'cleared' and ${IS_UNCLEARED}`.execute(em.getKysely());
}
