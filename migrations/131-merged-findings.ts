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

-- Who was said to be listed is still to be reported, or was: unless the same thing waits, of which the one who stays has one finding.
update sanctions_findings f set subject_id = m.merged_into, row_version = f.row_version + 1
  from (
    select distinct on (c.merged_into, f.held_id, f.matched) f.id, c.merged_into
      from sanctions_findings f join customers c on c.id = f.subject_id
     where f.subject_type = 'customer' and c.merged_into is not null and f.status in ('blocked', 'rejected')
     order by c.merged_into, f.held_id, f.matched, f.decided_at, f.id) m
 where m.id = f.id
   and not exists (
     select from sanctions_findings s where s.subject_id = m.merged_into and s.held_id = f.held_id and s.matched = f.matched);

-- One of each stays: that of the one who stays, else one that is open, else the oldest. The first to be found says when it is due. What came to
-- nothing of the one who stays says nothing of the duplicate: it is open again, and settled below where the duplicate was cleared.
update sanctions_findings f
   set subject_id = case when m.is_kept then m.of_id else f.subject_id end,
       status = m.becomes,
       decided_by = case when m.becomes = f.status then f.decided_by end,
       decided_at = case when m.becomes = f.status then f.decided_at when m.becomes = 'closed' then now() end,
       decision_reason = case when m.becomes = f.status then f.decision_reason
                              when m.becomes = 'closed' then 'Merged: the same was found of the one who stays.' end,
       found_at = case when m.becomes = 'open' then m.found_at else f.found_at end,
       found_on = case when m.becomes = 'open' then m.found_on else f.found_on end,
       due_on = case when m.becomes = 'open' then m.due_on else f.due_on end,
       row_version = f.row_version + 1
  from (
    select r.*,
           case when not r.is_kept then 'closed' when r.status = 'closed' and r.says_more then 'open' else r.status end as becomes
      from (
        select f.id, f.of_id, f.status,
               row_number() over (
                 same order by f.subject_id <> f.of_id, f.status <> 'open', f.status = 'closed', f.found_at, f.id) = 1 as is_kept,
               bool_or(f.subject_id <> f.of_id and f.status in ('open', 'cleared')) over same as says_more,
               coalesce(min(f.found_at) filter (where f.status = 'open') over same, f.found_at) as found_at,
               coalesce(min(f.found_on) filter (where f.status = 'open') over same, f.found_on) as found_on,
               coalesce(min(f.due_on) filter (where f.status = 'open') over same, f.due_on) as due_on
          from (
            select f.*, coalesce(c.merged_into, f.subject_id) as of_id,
                   case when f.held_type = 'customer' then 'customer' else f.held_id end as waits
              from sanctions_findings f join customers c on c.id = f.subject_id
             where f.subject_type = 'customer') f
        window same as (partition by f.of_id, f.waits, f.matched)) r) m
 where m.id = f.id
   and case when m.is_kept then f.subject_id <> m.of_id or m.becomes <> f.status or f.status = 'open' and m.due_on < f.due_on
            else f.status = 'open' end;

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
