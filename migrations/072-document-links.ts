import { SqlMigration, keepsUpdatedAt } from './sql.js';

/**
 * Links that open one document for somebody who has no account, for some minutes. Only a hash of what opens one is kept; each
 * opening is a row of the audit trail, not a column here.
 */
export class Migration072DocumentLinks extends SqlMigration {
  override up(): void {
    this.addSql(`
create table document_links (
  id uuid primary key default uuid_v7(),
  document_id uuid not null references documents (id),
  format text not null,
  token_hash text collate "C" not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references principals (id),
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint document_links_token_hash_key unique (token_hash),
  constraint document_links_format_check check (format in ('pdf', 'html')),
  constraint document_links_expires_check check (expires_at > created_at and expires_at <= created_at + interval '1 hour'),
  constraint document_links_revoked_check check (revoked_by is null or revoked_at is not null)
);
create index document_links_document_id_idx on document_links (document_id, created_at);
create index document_links_revoked_by_idx on document_links (revoked_by) where revoked_by is not null;
create index document_links_created_by_idx on document_links (created_by) where created_by is not null;
${keepsUpdatedAt('document_links')}
create trigger document_links_kept_columns before update of document_id, format, token_hash, expires_at, revoked_at, revoked_by, created_by on document_links
  for each row execute function keep_written('document_id', 'format', 'token_hash', 'expires_at', 'revoked_at', 'revoked_by', 'created_by')`);
  }

  override down(): void {
    this.addSql('drop table document_links');
  }
}
