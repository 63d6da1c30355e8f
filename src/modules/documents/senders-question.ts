import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Sender } from './domain/parts.js';

/** Who sends a document, and through whom. */
export interface Senders {
  readonly insurer: Sender;
  readonly agency: Sender | null;
}

/** A company without a letterhead of its own is named by its code. */
export function sendersQuestion(companyCode: string, agencyId: string | null): RawBuilder<Senders> {
  return sql<Senders>`
    select coalesce(
             (select jsonb_build_object('name', name, 'addressLines', address_lines, 'phone', phone, 'website', website)
                from letterheads where company_code = ${companyCode}),
             jsonb_build_object('name', ${companyCode}::text)) as insurer,
           (select jsonb_build_object('name', name) from agencies where id = ${agencyId}::uuid) as agency`;
}
