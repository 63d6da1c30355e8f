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
    select e.id, e.content_hash
      from rating_plans p
      join edition_windows w on w.plan_id = p.id and w.use = ${use} and w.period @> ${effectiveDate}::date and w.in_use @> ${now}::timestamptz
      join rating_editions e on e.id = w.edition_id
     where p.product_type = ${productType} and p.state = ${state} and (${companyCode}::text is null or p.company_code = ${companyCode})`,
);

/** One for each company that has a manual in force. */
export function editionsInForce(em: EntityManager, choice: Choice): Promise<readonly EditionRef[]> {
  return IN_FORCE.rows(em, choice);
}
