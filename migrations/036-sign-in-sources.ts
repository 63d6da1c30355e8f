import { SqlMigration } from './sql.js';

const SESSION_ACTOR_BEFORE = `
create function session_actor(session uuid, who uuid, at timestamptz)
returns table (role text, agency_id uuid) language plpgsql stable parallel safe as $$
#variable_conflict use_column
begin
  return query
  select u.role, u.agency_id
    from user_sessions s
    join users u on u.id = s.user_id
   where s.id = session and s.user_id = who and s.revoked_at is null and s.expires_at > at
     and u.is_active and u.deleted_at is null;
end
$$;`;

export const sessionActor = SESSION_ACTOR_BEFORE.replace(
  'agency_id uuid)',
  'agency_id uuid, must_change_password boolean)',
).replace('u.agency_id\n', 'u.agency_id, u.must_change_password\n');

/**
 * Wrong passwords are counted for each network that an account is tried from, so that a stranger's tries do not shut its
 * owner out; and the check of a session tells whether its user has to choose a password first.
 */
export class Migration036SignInSources extends SqlMigration {
  override up(): void {
    this.addSql(`
create table sign_in_sources (
  user_id uuid not null references users (id),
  source cidr not null,
  failures integer not null default 0,
  last_failed_at timestamptz,
  last_succeeded_at timestamptz,
  constraint sign_in_sources_pkey primary key (user_id, source),
  constraint sign_in_sources_failures_check check (failures >= 0),
  constraint sign_in_sources_used_check check (last_failed_at is not null or last_succeeded_at is not null)
);
create index sign_in_sources_last_used_idx on sign_in_sources (greatest(last_failed_at, last_succeeded_at));

drop function session_actor(uuid, uuid, timestamptz);
${sessionActor}
`);
  }

  override down(): void {
    this.addSql(`
drop function session_actor(uuid, uuid, timestamptz);
${SESSION_ACTOR_BEFORE}
drop table sign_in_sources;
`);
  }
}
