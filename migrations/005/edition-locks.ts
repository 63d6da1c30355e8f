export const keepFiledNumbers = `
create function keep_filed_numbers() returns trigger language plpgsql set search_path from current as $$
declare
  edition uuid := case tg_op when 'DELETE' then old.edition_id else new.edition_id end;
  edition_status text;
  facts constant text[] := array['effective_date', 'expiration_date', 'filing_id', 'approved_by', 'row_version', 'updated_at'];
begin
  if tg_op = 'UPDATE' and (to_jsonb(new) - facts) = (to_jsonb(old) - facts) then
    return new;
  end if;
  -- A share lock: otherwise a number could slip in between the hash being taken and the edition being filed.
  select status into edition_status from rating_editions where id = edition for share;
  if edition_status <> 'draft' or (tg_op = 'UPDATE' and new.edition_id <> old.edition_id) then
    raise exception 'Edition % is %: its numbers do not change', edition, edition_status
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
`;

/**
 * A filed edition does not change, whoever asks. Sending it back to draft reopens it, approval closes it for good; only
 * dates, approval and filing number may move, because they are facts about the edition and not part of what it says.
 */
export const editionLocksUp = `
create function keep_filed_edition() returns trigger language plpgsql as $$
begin
  if old.status = 'draft' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'Edition % is %: it is kept', old.id, old.status using errcode = 'object_not_in_prerequisite_state';
  end if;
  if (new.plan_id, new.label, new.content, new.content_hash)
     is distinct from (old.plan_id, old.label, old.content, old.content_hash) then
    raise exception 'Edition % is %: a change is a new edition', old.id, old.status
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  if new.status = 'draft' and old.status <> 'filed' then
    raise exception 'Edition % is %: only a filed edition goes back to draft', old.id, old.status
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;
create trigger rating_editions_kept before update or delete on rating_editions
  for each row execute function keep_filed_edition();

${keepFiledNumbers}
create trigger rate_tables_kept before insert or update or delete on rate_tables
  for each row execute function keep_filed_numbers();
create trigger discount_rules_kept before insert or update or delete on discount_rules
  for each row execute function keep_filed_numbers();
create trigger surcharge_rules_kept before insert or update or delete on surcharge_rules
  for each row execute function keep_filed_numbers();
`;

export const editionLocksDown = `
drop trigger surcharge_rules_kept on surcharge_rules;
drop trigger discount_rules_kept on discount_rules;
drop trigger rate_tables_kept on rate_tables;
drop trigger rating_editions_kept on rating_editions;
drop function keep_filed_numbers();
drop function keep_filed_edition();
`;
