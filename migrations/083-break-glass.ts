import { SqlMigration, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const SET_KEPT = ['code', 'title', 'permissions', 'roles', 'max_minutes', 'ended_at', 'created_by'];
const ACCESS_KEPT = [
  'user_id',
  'session_id',
  'set_id',
  'reason',
  'begun_at',
  'until',
  'ended_at',
  'ended_by',
  'verdict',
  'review_note',
  'reviewed_by',
  'reviewed_at',
];
const kept = (table: string, columns: readonly string[]): string => `
create trigger ${table}_kept_columns before update of ${columns.join(', ')} on ${table}
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')});`;

/**
 * Break-glass access: named sets of permissions that a user takes for a while, with a reason, and what others make of it. What is taken
 * stands in the session, whose row each request reads anyway.
 */
export class Migration083BreakGlass extends SqlMigration {
  override up(): void {
    this.addSql(`
create table break_glass_sets (
  id uuid primary key default uuid_v7(),
  code text not null,
  title text not null,
  permissions text[] not null,
  roles text[] not null,
  max_minutes integer not null,
  ended_at timestamptz,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint break_glass_sets_code_check check (code ~ '^[a-z][a-z0-9-]{1,59}$'),
  constraint break_glass_sets_permissions_check check (cardinality(permissions) between 1 and 50),
  constraint break_glass_sets_roles_check check (cardinality(roles) > 0),
  constraint break_glass_sets_max_minutes_check check (max_minutes between 5 and 480)
);
create unique index break_glass_sets_code_key on break_glass_sets (code) where ended_at is null;
create index break_glass_sets_created_by_idx on break_glass_sets (created_by) where created_by is not null;
${keepsUpdatedAt('break_glass_sets')}
${kept('break_glass_sets', SET_KEPT)}

create table break_glass_accesses (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references users (id),
  session_id uuid not null,
  set_id uuid not null references break_glass_sets (id),
  reason text not null,
  begun_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references principals (id),
  verdict text,
  review_note text,
  reviewed_by uuid references principals (id),
  reviewed_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint break_glass_accesses_time_check check (until > begun_at and until <= begun_at + interval '8 hours'),
  constraint break_glass_accesses_ended_check check ((ended_at is null) = (ended_by is null)),
  constraint break_glass_accesses_verdict_check check (${oneOf('verdict', ['justified', 'not-justified'])}),
  constraint break_glass_accesses_reviewed_check check (
    (verdict is null) = (reviewed_at is null) and (verdict is null) = (reviewed_by is null)
    and (verdict is null) = (review_note is null)),
  constraint break_glass_accesses_four_eyes_check check (reviewed_by <> user_id)
);
create index break_glass_accesses_user_id_idx on break_glass_accesses (user_id, begun_at);
create index break_glass_accesses_set_id_idx on break_glass_accesses (set_id);
create index break_glass_accesses_created_at_idx on break_glass_accesses (created_at, id);
create index break_glass_accesses_not_reviewed_idx on break_glass_accesses (created_at, id) where reviewed_at is null;
create index break_glass_accesses_ended_by_idx on break_glass_accesses (ended_by) where ended_by is not null;
create index break_glass_accesses_reviewed_by_idx on break_glass_accesses (reviewed_by) where reviewed_by is not null;
${keepsUpdatedAt('break_glass_accesses')}
${kept('break_glass_accesses', ACCESS_KEPT)}
`);
    this.addSql('alter table user_sessions add column break_glass_id uuid');
    this.addSql('alter table user_sessions add column break_glass_until timestamptz');
    this.addSql('alter table user_sessions add column break_glass_permissions text[]');
    this.addSql(`
insert into break_glass_sets (id, code, title, permissions, roles, max_minutes) values
  ('01a22000-0000-7000-8000-000000083001', 'incident-response', 'Look into an incident while no administrator is there',
   array['audit.trail.read', 'audit.alerts.read', 'audit.alerts.manage', 'identity.users.read', 'identity.clients.read'],
   array['underwriter', 'adjuster'], 120),
  ('01a22000-0000-7000-8000-000000083002', 'claims-desk', 'Serve claims while no adjuster is there',
   array['claims.adjust', 'claims.decide', 'claims.reserve'], array['underwriter'], 240)`);
  }

  override down(): void {
    this.addSql('alter table user_sessions drop column break_glass_permissions');
    this.addSql('alter table user_sessions drop column break_glass_until');
    this.addSql('alter table user_sessions drop column break_glass_id');
    this.addSql(dropTables('break_glass_accesses', 'break_glass_sets'));
  }
}
