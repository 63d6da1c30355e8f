import { appendOnly, dropTables } from '../sql.js';

/**
 * How a premium came about, for whoever asks years later. The worksheet is `json`, not `jsonb`: its hash is over the text
 * as written, and jsonb would reorder it.
 */
export const worksheetsUp = `
create table rating_worksheets (
  id uuid primary key default uuid_v7(),
  edition_id uuid not null references rating_editions (id),
  edition_hash text collate "C" not null,
  engine_version text not null,
  total numeric(14, 2) not null,
  worksheet json not null,
  content_hash text collate "C" not null,
  created_at timestamptz not null default now(),
  constraint rating_worksheets_total_check check (total >= 0),
  constraint rating_worksheets_hash_check
    check (content_hash ~ '^[0-9a-f]{64}$' and edition_hash ~ '^[0-9a-f]{64}$'),
  constraint rating_worksheets_worksheet_check check (json_typeof(worksheet) = 'object')
);
create index rating_worksheets_edition_id_idx on rating_worksheets (edition_id, created_at);
${appendOnly('rating_worksheets')}

alter table quotes add constraint quotes_worksheet_id_fkey foreign key (worksheet_id) references rating_worksheets (id);
`;

export const worksheetsDown = `
alter table quotes drop constraint quotes_worksheet_id_fkey;
update quotes set worksheet_id = null where worksheet_id is not null;
${dropTables('rating_worksheets')}
`;
