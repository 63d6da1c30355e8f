import { SqlMigration, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const KEPT = [
  'user_id',
  'role',
  'kind',
  'basis',
  'coverage',
  'cost_type',
  'product_type',
  'state',
  'amount',
  'four_eyes',
  'effective_date',
  'created_by',
];

/** How much of the insurer's money somebody may commit. */
export class Migration063ClaimsAuthority extends SqlMigration {
  override up(): void {
    this.addSql(`
create table claim_authorities (
  id uuid primary key default uuid_v7(),
  user_id uuid references users (id),
  role text,
  kind text not null,
  basis text not null,
  coverage text,
  cost_type text,
  product_type text,
  state text,
  -- Null: without a limit.
  amount numeric(14, 2),
  four_eyes boolean not null default true,
  effective_date date not null,
  expiration_date date,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_authorities_holder_check check ((user_id is null) <> (role is null)),
  constraint claim_authorities_role_check check (${oneOf('role', ['underwriter', 'adjuster', 'admin', 'system'])}),
  constraint claim_authorities_kind_check check (${oneOf('kind', ['reserve', 'payment', 'approval'])}),
  constraint claim_authorities_basis_check check (${oneOf('basis', ['transaction', 'coverage', 'claim'])}),
  constraint claim_authorities_cost_type_check check (${oneOf('cost_type', ['loss', 'adjusting', 'legal'])}),
  constraint claim_authorities_amount_check check (amount >= 0),
  constraint claim_authorities_period_check check (effective_date < expiration_date),
  constraint claim_authorities_own_check check (user_id <> created_by)
);
create index claim_authorities_user_id_idx on claim_authorities (user_id) where user_id is not null;
create index claim_authorities_role_idx on claim_authorities (role) where role is not null;
create index claim_authorities_created_at_idx on claim_authorities (created_at, id);
${keepsUpdatedAt('claim_authorities')}
create trigger claim_authorities_kept_columns before update of ${KEPT.join(', ')} on claim_authorities
  for each row execute function keep_written(${KEPT.map((column) => `'${column}'`).join(', ')});
`);
  }

  override down(): void {
    this.addSql(dropTables('claim_authorities'));
  }
}
