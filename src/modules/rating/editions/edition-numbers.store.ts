import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { NUMBERS } from './editions.store.js';

/** Copies data of an edition to its rows of numbers, for readers of those tables alone. */
@Injectable()
export class EditionNumbersStore {
  constructor(private readonly em: EntityManager) {}

  /** Sets the dates on which the numbers of a plan's editions are in force for new business. */
  async date(planId: string): Promise<void> {
    for (const table of NUMBERS)
      await sql`
        update ${sql.table(table)} n set effective_date = lower(w.period), expiration_date = upper(w.period)
          from edition_windows w
         where w.plan_id = ${planId} and w.use = 'new_business' and upper_inf(w.in_use) and n.edition_id = w.edition_id
           and (n.effective_date, n.expiration_date) is distinct from (lower(w.period), upper(w.period))
      `.execute(this.em.getKysely());
  }

  async approve(editionId: string, by: string | null): Promise<void> {
    for (const table of NUMBERS)
      await sql`update ${sql.table(table)} set approved_by = ${by} where edition_id = ${editionId}`.execute(
        this.em.getKysely(),
      );
  }
}
