import { SqlMigration, appendOnly, dropTables, oneOf } from './sql.js';

const HASH = `~ '^[0-9a-f]{64}$'`;

/**
 * Documents are drawn after the transaction that issued them. What was issued is pinned by hashes in `documents`; what it
 * looks like is written down once, in `document_renditions`; until then its words wait in `undrawn_documents`.
 */
export class Migration024DocumentRenditions extends SqlMigration {
  override up(): void {
    this.addSql(`
-- What a document looks like in one form, and who drew it. The first drawing stands.
create table document_renditions (
  document_id uuid not null references documents (id),
  format text not null,
  sha256 text collate "C" not null,
  page_count integer,
  template_version integer not null,
  -- Null for those drawn before renderers were told apart.
  renderer_sha256 text collate "C",
  created_at timestamptz not null default now(),
  primary key (document_id, format),
  constraint document_renditions_format_check check (${oneOf('format', ['pdf', 'html'])}),
  constraint document_renditions_sha256_check check (sha256 ${HASH}),
  constraint document_renditions_page_count_check
    check ((format = 'pdf') = (page_count is not null) and (page_count is null or page_count >= 1)),
  constraint document_renditions_template_version_check check (template_version >= 1),
  constraint document_renditions_renderer_sha256_check check (renderer_sha256 ${HASH})
);
insert into document_renditions (document_id, format, sha256, page_count, template_version, created_at)
select d.id, r.format, r.sha256, r.page_count, d.template_version, d.created_at
  from documents d,
       lateral (values ('pdf', d.pdf_sha256, d.page_count), ('html', d.html_sha256, null)) r (format, sha256, page_count);
${appendOnly('document_renditions')}

alter table documents drop constraint documents_hashes_check;
alter table documents drop constraint documents_page_count_check;
alter table documents drop column pdf_sha256;
alter table documents drop column html_sha256;
alter table documents drop column page_count;
alter table documents add column content_sha256 text collate "C";
alter table documents add column renderer_sha256 text collate "C";
alter table documents add constraint documents_data_sha256_check check (data_sha256 ${HASH});
-- Not for those that were drawn when they were issued.
alter table documents add constraint documents_pinned_check
    check (content_sha256 is not null and content_sha256 ${HASH}
    and renderer_sha256 is not null and renderer_sha256 ${HASH}) not valid;

-- What is still to be drawn: the words as they were issued, byte by byte. A row ends with its drawing.
create table undrawn_documents (
  document_id uuid primary key references documents (id),
  content text not null,
  -- Counted before each attempt, so that one which ends the process counts too.
  attempts integer not null default 0,
  lease_until timestamptz,
  reason text,
  -- Given up until somebody reads it.
  parked_at timestamptz,
  created_at timestamptz not null default now(),
  constraint undrawn_documents_content_check check (content <> ''),
  constraint undrawn_documents_attempts_check check (attempts >= 0),
  constraint undrawn_documents_parked_check check (parked_at is null or reason is not null)
);
create index undrawn_documents_waiting_idx on undrawn_documents (created_at, document_id) where parked_at is null;
`);
  }

  override down(): void {
    this.addSql(`
do $$ begin
  if exists (select from undrawn_documents) then
    raise exception 'Documents are waiting to be drawn, and the older version cannot do that later: run the job documents.draw first';
  end if;
end $$;
alter table documents drop constraint documents_pinned_check;
alter table documents drop constraint documents_data_sha256_check;
alter table documents drop column renderer_sha256;
alter table documents drop column content_sha256;
alter table documents add column pdf_sha256 text collate "C";
alter table documents add column html_sha256 text collate "C";
alter table documents add column page_count integer;
alter table documents disable trigger documents_append_only;
update documents d set pdf_sha256 = p.sha256, page_count = p.page_count, html_sha256 = h.sha256
  from document_renditions p, document_renditions h
 where p.document_id = d.id and p.format = 'pdf' and h.document_id = d.id and h.format = 'html';
alter table documents enable trigger documents_append_only;
alter table documents alter column pdf_sha256 set not null;
alter table documents alter column html_sha256 set not null;
alter table documents alter column page_count set not null;
alter table documents add constraint documents_hashes_check
    check (data_sha256 ${HASH} and pdf_sha256 ${HASH} and html_sha256 ${HASH});
alter table documents add constraint documents_page_count_check check (page_count >= 1);
${dropTables('undrawn_documents', 'document_renditions')}
`);
  }
}
