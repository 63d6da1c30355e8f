/** From one status to another, as it was when this migration shipped; the application's table is domain/edition-status.ts. */
const CHANGES = [
  'draft filed',
  'filed draft',
  'filed approved',
  'approved active',
  'active superseded',
  'superseded active',
  ...['draft', 'filed', 'approved', 'active', 'superseded'].map((status) => `${status} withdrawn`),
];

/**
 * Who did what with an edition, and why. The columns hold the last time of each; all times are in the audit trail.
 * `contributors` are those who changed the content of the draft: none of them may approve it, nor may whoever filed it.
 */
export const editionCourseUp = `
alter table rating_editions add column contributors uuid[] not null default '{}';
alter table rating_editions add column sent_back_by uuid references users (id);
alter table rating_editions add column sent_back_at timestamptz;
alter table rating_editions add column sent_back_reason text;
alter table rating_editions add column activated_by uuid references users (id);
alter table rating_editions add column redated_by uuid references users (id);
alter table rating_editions add column redated_at timestamptz;
alter table rating_editions add column redated_reason text;
alter table rating_editions add column withdrawn_by uuid references users (id);
alter table rating_editions add column withdrawn_reason text;
alter table rating_editions add constraint rating_editions_four_eyes_check
    check (approved_by is null or (approved_by is distinct from filed_by and approved_by <> all (contributors)));
alter table rating_editions add constraint rating_editions_sent_back_check
    check (num_nonnulls(sent_back_at, sent_back_reason) in (0, 2));
alter table rating_editions add constraint rating_editions_redated_check
    check (num_nonnulls(redated_at, redated_reason) in (0, 2));
alter table rating_editions add constraint rating_editions_withdrawn_check
    check (withdrawn_reason is null or withdrawn_at is not null);
alter table rating_editions add constraint rating_editions_actors_check check (
    (sent_back_by is null or sent_back_at is not null) and (activated_by is null or activated_at is not null)
    and (redated_by is null or redated_at is not null) and (withdrawn_by is null or withdrawn_at is not null));
create index rating_editions_sent_back_by_idx on rating_editions (sent_back_by) where sent_back_by is not null;
create index rating_editions_activated_by_idx on rating_editions (activated_by) where activated_by is not null;
create index rating_editions_redated_by_idx on rating_editions (redated_by) where redated_by is not null;
create index rating_editions_withdrawn_by_idx on rating_editions (withdrawn_by) where withdrawn_by is not null;

create function keep_edition_course() returns trigger language plpgsql as $$
begin
  if new.status <> old.status
     and old.status || ' ' || new.status not in (${CHANGES.map((change) => `'${change}'`).join(', ')}) then
    raise exception 'Edition % is %: it cannot become %', old.id, old.status, new.status
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;
create trigger rating_editions_course before update of status on rating_editions
  for each row execute function keep_edition_course();
`;

export const editionCourseDown = `
drop trigger rating_editions_course on rating_editions;
drop function keep_edition_course();
alter table rating_editions drop constraint rating_editions_actors_check;
alter table rating_editions drop constraint rating_editions_withdrawn_check;
alter table rating_editions drop constraint rating_editions_redated_check;
alter table rating_editions drop constraint rating_editions_sent_back_check;
alter table rating_editions drop constraint rating_editions_four_eyes_check;
alter table rating_editions drop column withdrawn_reason;
alter table rating_editions drop column withdrawn_by;
alter table rating_editions drop column redated_reason;
alter table rating_editions drop column redated_at;
alter table rating_editions drop column redated_by;
alter table rating_editions drop column activated_by;
alter table rating_editions drop column sent_back_reason;
alter table rating_editions drop column sent_back_at;
alter table rating_editions drop column sent_back_by;
alter table rating_editions drop column contributors;
`;
