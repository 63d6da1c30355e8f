/** A fact that was ended, or entered anew, has had further hands in it than its author's; none of them reviews it. */
export const factPeopleUp = `
alter table state_facts add column contributors uuid[] not null default '{}';

alter table state_facts disable trigger state_facts_updated_at;
update state_facts f
   set contributors = array(
     select p from (
       select f.created_by as p
       union
       select l.user_id from audit_logs l
        where l.resource_type = 'state-fact' and l.resource_id = f.id::text and l.action = 'rating.state-fact-ended'
       union
       select o.created_by from state_facts o
        where o.state = f.state and o.kind = f.kind and o.key = f.key and o.value = f.value and o.created_at < f.created_at
     ) people where p is not null and p is distinct from f.reviewed_by order by p);
alter table state_facts enable trigger state_facts_updated_at;

alter table state_facts
  add constraint state_facts_four_eyes_check check (reviewed_by is null or reviewed_by <> all (contributors));
`;

export const factPeopleDown = `
alter table state_facts drop constraint state_facts_four_eyes_check;
alter table state_facts drop column contributors;
`;
