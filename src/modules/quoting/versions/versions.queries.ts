import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { columnOf, columns } from '../../../platform/columns.js';
import { exactMoment, ofAgency, when } from '../../../platform/sql.js';
import { statusAt } from '../domain/quote-status.js';
import { quotingError } from '../quoting.errors.js';
import { QuoteSchema } from '../quote.entity.js';
import type { QuoteVersionResponse } from './versions.dto.js';

/** The fields that a new version may change. */
const ASKED = [
  'customerId',
  'zipCode',
  'companyCode',
  'effectiveDate',
  'termMonths',
  'vehicleInfo',
  'propertyInfo',
  'lifeInfo',
  'drivers',
  'coverageSelections',
] as const;

const COLUMNS = columns(QuoteSchema, [
  'id',
  'version',
  'status',
  'expiredReason',
  'supersededBy',
  'effectiveDate',
  'totalPremium',
  'expiresAt',
  'createdBy',
  'createdAt',
]);

@Injectable()
export class VersionsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** All versions of the quote that one of them names, the newest first. */
  async history(
    actor: Actor,
    id: string,
    { limit, after }: { readonly limit: number; readonly after: SortKey | null },
  ): Promise<Page<QuoteVersionResponse>> {
    const { rows } = await sql<QuoteVersionResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, difference::text, changed, edition as edition_id, converted_to_policy_id as policy_id, ${exactMoment('created_at')} as sorted_by
        from (
          select *, total_premium - lag(total_premium) over before as difference,
                 case when version = 1 then '{}' else array_remove(array[${sql.join(ASKED.map(changed))}], null) end
                   as changed
            from quotes
           where quote_number = (select quote_number from quotes where id = ${id} ${ofAgency(actor, 'agency_id')})
          window before as (order by version)) versions
       where true ${ofAgency(actor, 'agency_id')}
         ${when(after, (key) => sql`(created_at, id) < (${key[0]}, ${key[1]})`)}
       order by versions.created_at desc, id desc
       limit ${limit + 1}
    `.execute(this.em.getKysely());
    if (rows.length === 0 && after === null) throw quotingError('quoting.quote-not-found');
    return toPage(
      rows,
      limit,
      (row) => [row.sortedBy, row.id],
      ({ sortedBy: _, ...row }) => {
        const expiresAt = row.expiresAt === null ? null : new Date(row.expiresAt);
        return { ...row, ...statusAt({ ...row, expiresAt }, this.clock.now()) };
      },
    );
  }
}

function changed(name: (typeof ASKED)[number]): RawBuilder<unknown> {
  const column = columnOf(QuoteSchema, name);
  return sql`case when ${column} is distinct from lag(${column}) over before then ${name}::text end`;
}
