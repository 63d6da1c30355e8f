import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import { OFFICE } from '../../../shared/time-zones.js';
import { Sanctions } from '../sanctions.js';
import { passes } from '../portfolio/passes.store.js';
import { EntityManager } from '@mikro-orm/postgresql';
import { findingsPage } from './findings-page.js';
import { FindingsQueries } from './findings.queries.js';

/** A page of more is read by nobody; the list has them all. */
const MOST = 200;

/** The work list of the people of compliance as one page. */
@Injectable()
export class MakeFindingsPage {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: FindingsQueries,
    private readonly sanctions: Sanctions,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<string> {
    const { items } = await this.queries.list({ toDo: true, limit: MOST });
    return findingsPage({
      today: this.clock.today(OFFICE),
      findings: items,
      figures: await this.queries.figures(),
      passes: await passes(this.em),
      // A list that cannot be read is what they have to see first, and no reason to show them nothing.
      list: await this.sanctions.currentList().catch(() => 'unavailable' as const),
    });
  }
}
