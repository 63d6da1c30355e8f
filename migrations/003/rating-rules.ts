import { dropTables, keepsUpdatedAt } from '../sql.js';

interface RuleTable {
  readonly table: string;
  /** The column prefix of type, value and cap. */
  readonly noun: 'discount' | 'surcharge';
  readonly condition: 'eligibility_rules' | 'trigger_conditions';
}

const discounts: RuleTable = { table: 'discount_rules', noun: 'discount', condition: 'eligibility_rules' };
const surcharges: RuleTable = {
  table: 'surcharge_rules',
  noun: 'surcharge',
  condition: 'trigger_conditions',
};

/** The value is a number, or is looked up in the factor table that `factor_table` names. */
function ruleTable({ table, noun, condition }: RuleTable): string {
  return `
create table ${table} (
  id uuid primary key default uuid_v7(),
  edition_id uuid not null,
  position integer not null default 0,
  code text collate "C" not null,
  rule_name text not null,
  description text,
  product_types text[] not null,
  states text[] not null,
  ${noun}_type text not null,
  ${noun}_value numeric,
  factor_table text,
  max_${noun}_amount numeric(14, 2),
  ${condition} jsonb not null default '{}',
  stackable boolean not null default true,
  priority integer not null default 0,
  effective_date date not null,
  expiration_date date,
  approved_by uuid references users (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint ${table}_code_key unique (edition_id, code),
  constraint ${table}_code_check check (code <> ''),
  constraint ${table}_product_types_check
    check (cardinality(product_types) > 0 and product_types <@ array['auto', 'home', 'renters', 'life']),
  constraint ${table}_states_check check (cardinality(states) > 0),
  constraint ${table}_type_check check (${noun}_type in ('percentage', 'fixed')),
  constraint ${table}_source_check check ((${noun}_value is null) <> (factor_table is null)),
  constraint ${table}_value_check check (${noun}_value >= 0),
  ${noun === 'discount' ? `constraint ${table}_percentage_check check (discount_type <> 'percentage' or discount_value <= 100),` : ''}
  constraint ${table}_max_check check (max_${noun}_amount >= 0),
  constraint ${table}_condition_check check (jsonb_typeof(${condition}) = 'object'),
  constraint ${table}_period_check check (effective_date < expiration_date)
);
create index ${table}_approved_by_idx on ${table} (approved_by) where approved_by is not null;
${keepsUpdatedAt(table)}
`;
}

export const ratingRulesUp = ruleTable(discounts) + ruleTable(surcharges);

export const ratingRulesDown = dropTables('surcharge_rules', 'discount_rules');
