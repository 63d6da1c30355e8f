import { SqlMigration, appendOnly, dropTables, oneOf } from './sql.js';

const AUDIENCES = ['adjusters', 'company', 'agency'];

/** What people write down about a claim, and the files that they send. */
export class Migration077ClaimsNotes extends SqlMigration {
  override up(): void {
    this.addSql(`
-- A file that somebody has sent. Its bytes lie under their hash, as those of documents do.
create table uploaded_files (
  id uuid primary key default uuid_v7(),
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text collate "C" not null,
  -- What a virus scanner said, and which one; not_scanned where none was set.
  scan text not null,
  scanner text,
  uploaded_by uuid references principals (id),
  uploaded_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint uploaded_files_name_check check (name <> ''),
  constraint uploaded_files_size_check check (size > 0),
  constraint uploaded_files_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint uploaded_files_scan_check check (${oneOf('scan', ['clean', 'not_scanned'])}),
  constraint uploaded_files_scanner_check check ((scanner is not null) = (scan = 'clean'))
);
create index uploaded_files_sha256_idx on uploaded_files (sha256);
create index uploaded_files_uploaded_by_idx on uploaded_files (uploaded_by) where uploaded_by is not null;

create table claim_documents (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  file_id uuid not null references uploaded_files (id),
  sha256 text collate "C" not null,
  kind text not null,
  audience text not null,
  note text,
  added_by uuid references principals (id),
  added_at timestamptz not null,
  created_at timestamptz not null default now(),
  -- The same file on the same claim is the same document, however often it is sent.
  constraint claim_documents_sha256_key unique (claim_id, sha256),
  constraint claim_documents_kind_check check (${oneOf('kind', [
    'photo',
    'estimate',
    'invoice',
    'police_report',
    'medical',
    'statement',
    'legal',
    'correspondence',
    'other',
  ])}),
  constraint claim_documents_audience_check check (${oneOf('audience', AUDIENCES)})
);
create index claim_documents_file_id_idx on claim_documents (file_id);
create index claim_documents_added_by_idx on claim_documents (added_by) where added_by is not null;

-- A note that was wrong is followed by one that says so.
create table claim_notes (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  kind text not null,
  audience text not null,
  text text not null,
  corrects uuid references claim_notes (id),
  written_by uuid references principals (id),
  written_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint claim_notes_text_check check (text <> ''),
  constraint claim_notes_kind_check check (${oneOf('kind', [
    'activity',
    'call',
    'inspection',
    'coverage',
    'evaluation',
    'legal',
    'other',
  ])}),
  constraint claim_notes_audience_check check (${oneOf('audience', AUDIENCES)}),
  constraint claim_notes_corrects_key unique (corrects)
);
create index claim_notes_claim_id_idx on claim_notes (claim_id, written_at, id);
create index claim_notes_written_by_idx on claim_notes (written_by) where written_by is not null;
${appendOnly('uploaded_files', 'claim_documents', 'claim_notes')}
`);
  }

  override down(): void {
    this.addSql(dropTables('claim_notes', 'claim_documents', 'uploaded_files'));
  }
}
