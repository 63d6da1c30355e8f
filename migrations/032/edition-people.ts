/**
 * `contributors` of an edition are from now on all who had a hand in it, its author included, and those of what it was made
 * from. The database keeps them: nobody is forgotten, and whoever files is among them.
 *
 * An import does not say what it was made from. Its numbers do: `factors_fingerprint` finds the coverages of other editions
 * that have the same factor tables.
 */
export const editionPeopleUp = `
create function factors_fingerprint(jsonb, jsonb, jsonb, jsonb, jsonb, jsonb) returns text
language sql immutable parallel safe as $$
  select nullif(md5($1::text || $2::text || $3::text || $4::text || $5::text || $6::text), md5('{}{}{}{}{}{}'))
$$;
create index rate_tables_fingerprint_idx on rate_tables (factors_fingerprint(
  territory_factors, vehicle_factors, driver_factors, credit_factors, property_factors, life_factors));

-- What the trail knows of editions of before: who imported, copied, edited, filed or dated one, and what was copied from what.
create temporary table known_people on commit drop as
with recursive hands as (
  select e.id, unnest(e.contributors || e.created_by || e.filed_by) as person from rating_editions e
  union
  select e.id, l.user_id
    from audit_logs l join rating_editions e on e.id::text = l.resource_id
   where l.resource_type = 'rating-edition'
     and (l.action in ('rating.imported', 'rating.copied', 'rating.edited', 'rating.filed')
          or (l.action = 'rating.re-dated' and l.created_at < coalesce(e.approved_at, 'infinity')))
), made_from as (
  select e.id, (l.changes ->> 'copyOf')::uuid as original
    from audit_logs l join rating_editions e on e.id::text = l.resource_id
   where l.resource_type = 'rating-edition' and l.action = 'rating.copied' and l.changes ? 'copyOf'
), lineage as (
  select id, original from made_from
  union
  select lineage.id, made_from.original from lineage join made_from on made_from.id = lineage.original
)
select id, array_agg(distinct person) as people
  from (select id, person from hands
        union
        select lineage.id, hands.person from lineage join hands on hands.id = lineage.original) all_hands
 where person is not null
 group by id;

-- An approval that was given stands, also where its giver would not be asked today.
alter table rating_editions disable trigger rating_editions_updated_at;
update rating_editions e
   set contributors = array(select p from unnest(k.people) p where p is distinct from e.approved_by order by p)
  from known_people k where k.id = e.id;
alter table rating_editions enable trigger rating_editions_updated_at;
drop table known_people;

create function keep_edition_people() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.created_by is distinct from old.created_by or not new.contributors @> old.contributors) then
    raise exception 'Edition % keeps who had a hand in it', old.id using errcode = 'object_not_in_prerequisite_state';
  end if;
  if new.created_by is not null and not new.created_by = any (new.contributors) then
    new.contributors := new.contributors || new.created_by;
  end if;
  if new.filed_by is not null and not new.filed_by = any (new.contributors) then
    new.contributors := new.contributors || new.filed_by;
  end if;
  return new;
end
$$;
create trigger rating_editions_people before insert or update on rating_editions
  for each row execute function keep_edition_people();
`;

export const editionPeopleDown = `
drop trigger rating_editions_people on rating_editions;
drop function keep_edition_people();
drop index rate_tables_fingerprint_idx;
drop function factors_fingerprint(jsonb, jsonb, jsonb, jsonb, jsonb, jsonb);
`;
