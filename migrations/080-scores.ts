import { SqlMigration, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const KEPT_OF_MODEL = [
  'code',
  'number',
  'target',
  'kind',
  'product_type',
  'title',
  'purpose',
  'owner',
  'source',
  'training_data_hash',
  'definition',
  'content_hash',
  'expiration_date',
  'created_by',
  'approved_by',
  'approved_at',
  'activated_by',
  'activated_at',
  'ended_by',
  'ended_at',
  'end_reason',
  'cleared_at',
];
const KEPT_OF_SCORE = [
  'model_id',
  'quote_id',
  'score',
  'fault',
  'inputs',
  'contributors',
  'bins',
  'groups',
  'applied_at',
];
const DOERS = ['created_by', 'approved_by', 'activated_by', 'ended_by'];

function kept(table: string, columns: readonly string[]): string {
  return `
create trigger ${table}_kept_columns before update of ${columns.join(', ')} on ${table}
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')});`;
}

/** The registry of models, what they have said of quotes, and how far each has looked through them. */
export class Migration080Scores extends SqlMigration {
  override up(): void {
    this.addSql(`
create table scoring_models (
  id uuid primary key default uuid_v7(),
  code text not null,
  number integer not null,
  target text not null,
  kind text not null,
  product_type text not null,
  title text not null,
  purpose text not null,
  owner text not null,
  source text not null,
  training_data_hash text not null,
  definition jsonb not null,
  content_hash text not null,
  expiration_date date not null,
  status text not null default 'shadow',
  created_by uuid references principals (id),
  approved_by uuid references principals (id),
  approved_at timestamptz,
  activated_by uuid references principals (id),
  activated_at timestamptz,
  ended_by uuid references principals (id),
  ended_at timestamptz,
  end_reason text,
  -- When nothing in quotes was left of a killed model.
  cleared_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint scoring_models_number_key unique (code, number),
  constraint scoring_models_content_hash_key unique (code, content_hash),
  constraint scoring_models_target_check check (${oneOf('target', ['risk', 'conversion'])}),
  constraint scoring_models_status_check check (${oneOf('status', ['shadow', 'active', 'retired', 'killed'])}),
  constraint scoring_models_four_eyes_check check (approved_by is null or created_by is null or approved_by <> created_by),
  constraint scoring_models_approved_check check (
    (approved_by is null) = (approved_at is null) and (activated_at is null or approved_at is not null)
    and (status <> 'active' or activated_at is not null)),
  constraint scoring_models_ended_check check (
    (status in ('retired', 'killed')) = (ended_at is not null) and (ended_at is null or end_reason is not null)
    and (cleared_at is null or status = 'killed'))
);
create unique index scoring_models_active_key on scoring_models (target, product_type) where status = 'active';
create index scoring_models_created_at_idx on scoring_models (created_at, id);
${DOERS.map((column) => `create index scoring_models_${column}_idx on scoring_models (${column}) where ${column} is not null;`).join('\n')}
${keepsUpdatedAt('scoring_models')}
${kept('scoring_models', KEPT_OF_MODEL)}

create table quote_scores (
  id uuid primary key default uuid_v7(),
  model_id uuid not null references scoring_models (id),
  quote_id uuid not null references quotes (id),
  score numeric(5, 4),
  fault text,
  inputs jsonb not null,
  contributors jsonb not null,
  bins jsonb not null,
  groups jsonb not null,
  applied_at timestamptz,
  referral text not null default 'none',
  created_at timestamptz not null default now(),
  constraint quote_scores_quote_id_key unique (quote_id, model_id),
  constraint quote_scores_score_check check (score between 0 and 1 and (score is null) = (fault is not null)),
  constraint quote_scores_referral_check check (${oneOf('referral', ['none', 'due', 'referred', 'ended'])})
);
create index quote_scores_model_id_idx on quote_scores (model_id, created_at, id);
create index quote_scores_due_idx on quote_scores (model_id, id) where referral = 'due';
${kept('quote_scores', KEPT_OF_SCORE)}

create table scoring_positions (
  model_id uuid primary key references scoring_models (id),
  rated_through uuid not null
);

-- In which order to call back; of nothing else in a quote is it the order.
create index quotes_conversion_idx on quotes (conversion_probability, id)
 where conversion_probability is not null and status = 'quoted';

-- A score is written beside the quote: for who reads the quote nothing has changed.
drop trigger quotes_updated_at on quotes;
create trigger quotes_updated_at before update on quotes for each row
  when ((new.ai_risk_score, new.ai_risk_factors, new.conversion_probability)
        is not distinct from (old.ai_risk_score, old.ai_risk_factors, old.conversion_probability))
  execute function update_updated_at_column();
`);
  }

  override down(): void {
    this.addSql(`
drop trigger quotes_updated_at on quotes;
${keepsUpdatedAt('quotes')}
drop index quotes_conversion_idx;
${dropTables('scoring_positions', 'quote_scores', 'scoring_models')}
`);
  }
}
