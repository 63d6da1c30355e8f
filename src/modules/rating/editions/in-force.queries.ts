import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Statement } from '../../../platform/statement.js';
import type { EditionUse } from '../domain/editions/edition-layout.js';
import type { EditionRef } from './editions.store.js';

interface Choice {
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string | null;
  readonly use: EditionUse;
  readonly effectiveDate: CalendarDate;
  readonly now: Date;
}

const IN_FORCE = new Statement<Choice, EditionRef>(
  ({ productType, state, companyCode, use, effectiveDate, now }) => sql`
    select edition_id as id, content_hash as "contentHash"
      from rating_edition_in_force(${productType}, ${state}, ${companyCode}, ${use}, ${effectiveDate}::date, ${now}::timestamptz)`,
);

/** One for each company that has a manual in force. */
export function editionsInForce(em: EntityManager, choice: Choice): Promise<readonly EditionRef[]> {
  return IN_FORCE.rows(em, choice);
}
