import { IsolationLevel } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import type { FigureChange } from './figures.queries.js';
import {
  CHANGE_KEY,
  FIGURES,
  NOT_NOTHING,
  OPEN_FIGURES,
  SIGNED_SUMS,
  trueFigures,
} from './figures.queries.js';
import { FiguresStore } from './figures.store.js';

/** What claims and ledgers come to, less what the figures say. */
const DIFFERENCES = new Statement<object, FigureChange>(
  () => sql`
    with held as (${trueFigures(sql`true`)}),
    rows as (
      select 1 as sign, product_type, state, loss_quarter, month, null as reported_on, claims, reserved_loss::numeric,
             reserved_expense::numeric, paid_loss::numeric, paid_expense::numeric, recovered::numeric, 0 as open_claims,
             0::numeric as outstanding from held where loss_quarter is not null
       union all
      select 1, product_type, state, null, null, reported_on, 0, 0, 0, 0, 0, 0, open_claims, outstanding::numeric
        from held where reported_on is not null
       union all
      select -1, product_type, state, loss_quarter::text, month::text, null, claims, reserved_loss, reserved_expense, paid_loss,
             paid_expense, recovered, 0, 0 from ${FIGURES} f
       union all
      select -1, product_type, state, null, null, reported_on::text, 0, 0, 0, 0, 0, 0, claims, outstanding from ${OPEN_FIGURES} o)
    select ${CHANGE_KEY}, ${SIGNED_SUMS} from rows group by ${CHANGE_KEY} having ${NOT_NOTHING} order by ${CHANGE_KEY}`,
);

/**
 * Compares the figures with all claims and their ledgers, as both are at one moment. Who books meanwhile does not wait: of what
 * is not committed at that moment neither side has anything. To repair is to add the difference.
 */
@Injectable()
export class CheckFigures {
  constructor(
    private readonly em: EntityManager,
    private readonly store: FiguresStore,
    private readonly audit: Audit,
  ) {}

  run(repairs: boolean): Promise<readonly FigureChange[]> {
    return this.em.transactional(
      async () => {
        const differences = await DIFFERENCES.rows(this.em, {});
        if (!repairs || differences.length === 0) return differences;
        await this.store.put(differences.map((row) => ({ ...row, sign: 1 })));
        await this.audit.record(SYSTEM_ACTOR, {
          action: 'claims.figures-repaired',
          resourceType: 'claim-figures',
          resourceId: 'all',
          changes: { count: differences.length },
        });
        return differences;
      },
      { isolationLevel: IsolationLevel.REPEATABLE_READ },
    );
  }
}
