/**
 * The extensions used to lie among our tables. PostgreSQL lets nobody but a superuser move one whose functions are a
 * superuser's, as those of a trusted extension are; but its owner may drop it and make it elsewhere. What was built with its
 * operator classes (trigram indexes, exclusion constraints) is built again, which takes its time where there are many
 * customers. One on which something else depends, or which an administrator installed, stays where it is.
 */
export const extensionsMoved = `
do $$
declare
  extension record;
  definitions text[];
  drops text[];
  command text;
begin
  for extension in
    select oid, extname from pg_extension
     where extname in ('btree_gist', 'pg_trgm') and extnamespace = current_schema()::regnamespace
       and pg_has_role(extowner, 'usage')
  loop
    begin
      select coalesce(array_agg(case when c.oid is null then pg_get_indexdef(built.objid) else
               format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end), '{}'),
             coalesce(array_agg(case when c.oid is null then format('drop index %s', built.objid::regclass) else
               format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) end), '{}')
        into definitions, drops
        from (
          select distinct d.objid
            from pg_depend member
            join pg_depend d on d.refclassid = 'pg_opclass'::regclass and d.refobjid = member.objid
           where member.classid = 'pg_opclass'::regclass and member.deptype = 'e'
             and member.refclassid = 'pg_extension'::regclass and member.refobjid = extension.oid
             and d.classid = 'pg_class'::regclass
        ) as built
        left join pg_constraint c on c.conindid = built.objid and c.contype = 'x';

      foreach command in array drops loop
        execute command;
      end loop;
      execute format('drop extension %I', extension.extname);
      if to_regnamespace('extensions') is null then
        create schema extensions;
        grant usage on schema extensions to public;
      end if;
      execute format('create extension %I schema extensions', extension.extname);
      perform set_config('search_path', quote_ident(current_schema()) || ', extensions, pg_temp', true);
      foreach command in array definitions loop
        execute command;
      end loop;
      perform set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);
    exception when dependent_objects_still_exist then
      raise notice 'The extension % stays where it is: something else depends on it', extension.extname;
    end;
  end loop;
end
$$;
`;
