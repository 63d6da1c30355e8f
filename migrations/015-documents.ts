import { SqlMigration, appendOnly, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const KINDS = [
  'quote_proposal',
  'declarations',
  'endorsement',
  'cancellation_notice',
  'rescission_notice',
  'reinstatement_notice',
  'non_renewal_notice',
  'renewal_offer',
  'adverse_action_notice',
];
const SUBJECTS = ['quote', 'policy', 'policy_transaction', 'customer'];

/** Documents as they were issued: what they were made of, what was sent, and the hashes that prove both. */
export class Migration015Documents extends SqlMigration {
  override up(): void {
    this.addSql(`
-- How a company introduces itself on paper.
create table letterheads (
  company_code text collate "C" primary key,
  name text not null,
  address_lines jsonb not null default '[]',
  phone text,
  website text,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint letterheads_name_check check (name <> ''),
  constraint letterheads_address_lines_check check (jsonb_typeof(address_lines) = 'array')
);
${keepsUpdatedAt('letterheads')}

-- A document is issued once and never changed: a correction is another document that names it.
create table documents (
  id uuid primary key default uuid_v7(),
  kind text not null,
  -- A row of another room, whose table follows from the type.
  subject_type text not null,
  subject_id varchar(36) collate "C" not null,
  agency_id uuid references agencies (id),
  customer_id varchar(36) collate "C" references customers (id) on delete restrict,
  title text not null,
  language text not null,
  template_version integer not null,
  data jsonb not null,
  data_sha256 text collate "C" not null,
  pdf_sha256 text collate "C" not null,
  html_sha256 text collate "C" not null,
  page_count integer not null,
  supersedes uuid references documents (id),
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  constraint documents_kind_check check (${oneOf('kind', KINDS)}),
  constraint documents_subject_type_check check (${oneOf('subject_type', SUBJECTS)}),
  constraint documents_subject_id_check check (subject_id <> ''),
  constraint documents_title_check check (title <> ''),
  constraint documents_language_check check (language ~ '^[a-z]{2}(-[A-Z]{2})?$'),
  constraint documents_template_version_check check (template_version >= 1),
  constraint documents_data_check check (jsonb_typeof(data) = 'object'),
  constraint documents_hashes_check check (data_sha256 ~ '^[0-9a-f]{64}$' and pdf_sha256 ~ '^[0-9a-f]{64}$'
    and html_sha256 ~ '^[0-9a-f]{64}$'),
  constraint documents_page_count_check check (page_count >= 1),
  constraint documents_supersedes_check check (supersedes <> id),
  constraint documents_supersedes_key unique (supersedes)
);
create index documents_subject_idx on documents (subject_type, subject_id, created_at, id);
create index documents_customer_id_idx on documents (customer_id, created_at, id) where customer_id is not null;
create index documents_agency_id_idx on documents (agency_id, created_at, id) where agency_id is not null;
create index documents_created_at_idx on documents (created_at, id);
create index documents_created_by_idx on documents (created_by) where created_by is not null;

-- The bytes under the hash of themselves. No foreign key points here: another store may keep them.
create table document_files (
  sha256 text collate "C" primary key,
  bytes bytea not null,
  created_at timestamptz not null default now(),
  constraint document_files_sha256_check check (sha256 = encode(sha256(bytes), 'hex'))
);
${appendOnly('documents', 'document_files')}

alter table notices add constraint notices_document_id_fkey foreign key (document_id) references documents (id);
create index notices_document_id_idx on notices (document_id) where document_id is not null;
`);
  }

  override down(): void {
    this.addSql(`
drop index notices_document_id_idx;
alter table notices drop constraint notices_document_id_fkey;
-- The documents go, so nothing may name them any more: going up again would fail on a name of nothing.
update notices set document_id = null where document_id is not null;
${dropTables('document_files', 'documents', 'letterheads')}
`);
  }
}
