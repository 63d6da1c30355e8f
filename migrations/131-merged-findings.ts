import { SqlMigration } from './sql.js';

/** Clearances that hold. */
const HOLDING = `
  select c.* from sanctions_clearances c where not exists (select from sanctions_withdrawals w where w.clearance_id = c.id)`;

/**
 * What was found and cleared of customers who had been merged before stayed with the duplicate, where nobody can clear it: it is of the one
 * who stays. Of what is known of both, one is enough.
 */
export class Migration131MergedFindings extends SqlMigration {
  override up(): void {
    this.addSql(`
insert into sanctions_clearances (subject_type, subject_id, name, list_entry, listed_as, list_version, reason, cleared_by, cleared_at)
select distinct on (c.merged_into, h.name, h.list_entry, h.listed_as)
       h.subject_type, c.merged_into, h.name, h.list_entry, h.listed_as, h.list_version, h.reason, h.cleared_by, h.cleared_at
  from (${HOLDING}) h join customers c on c.id = h.subject_id
 where h.subject_type = 'customer' and c.merged_into is not null
   and not exists (
     select from (${HOLDING}) k
      where k.subject_type = 'customer' and k.subject_id = c.merged_into and k.name = h.name and k.list_entry = h.list_entry
        and k.listed_as = h.listed_as)
 order by c.merged_into, h.name, h.list_entry, h.listed_as, h.cleared_at desc, h.id;

-- One of each stays: that of the one who stays, else one that is open, else the oldest. The first to be found says when it is due.
update sanctions_findings f
   set subject_id = case when m.is_kept then m.of_id else f.subject_id end,
       status = case when m.is_kept then f.status else 'closed' end,
       decided_at = case when m.is_kept then f.decided_at else now() end,
       decision_reason = case when m.is_kept then f.decision_reason else 'Merged: the same was found of the one who stays.' end,
       found_at = case when m.is_kept and f.status = 'open' then m.found_at else f.found_at end,
       found_on = case when m.is_kept and f.status = 'open' then m.found_on else f.found_on end,
       due_on = case when m.is_kept and f.status = 'open' then m.due_on else f.due_on end,
       row_version = f.row_version + 1
  from (
    select f.id, f.of_id, row_number() over (same order by f.subject_id <> f.of_id, f.status <> 'open', f.found_at, f.id) = 1 as is_kept,
           min(f.found_at) filter (where f.status = 'open') over same as found_at,
           min(f.found_on) filter (where f.status = 'open') over same as found_on,
           min(f.due_on) filter (where f.status = 'open') over same as due_on
      from (
        select f.*, coalesce(c.merged_into, f.subject_id) as of_id,
               case when f.held_type = 'customer' then 'customer' else f.held_id end as waits
          from sanctions_findings f join customers c on c.id = f.subject_id
         where f.subject_type = 'customer') f
    window same as (partition by f.of_id, f.waits, f.matched)) m
 where m.id = f.id
   and case when m.is_kept then f.subject_id <> m.of_id or f.status = 'open' and m.due_on < f.due_on else f.status = 'open' end;

update sanctions_findings f
   set status = 'cleared', decided_by = h.cleared_by, decided_at = h.cleared_at, decision_reason = h.reason, row_version = f.row_version + 1
  from sanctions_clearances h
 where f.subject_type = 'customer' and f.status = 'open'
   and h.id = (
     select l.id from (${HOLDING}) l
      where l.subject_type = f.subject_type and l.subject_id = f.subject_id and l.name = f.name
      order by l.cleared_at desc, l.id desc limit 1)
   and not exists (
     select from jsonb_array_elements(f.matches) m
      where not exists (
        select from (${HOLDING}) k
         where k.subject_type = f.subject_type and k.subject_id = f.subject_id and k.name = f.name
           and k.list_entry = m ->> 'entry' and k.listed_as = m ->> 'listedAs'))`);
  }

  /** Findings and clearances stay with the one who stays: nobody could work on them elsewhere. */
  override down(): void {}
}
