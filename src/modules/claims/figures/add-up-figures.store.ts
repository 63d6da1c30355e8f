import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';

interface Taken {
  readonly changes: number;
  readonly figures: string;
  readonly open: string;
}

/** Rows that are locked are being added up by another instance. */
const TAKE = new Statement<{ readonly limit: number }, Taken>(
  ({ limit }) => sql`
    with taken as (
      delete from claim_figure_changes
       where id in (select id from claim_figure_changes order by id limit ${limit} for update skip locked)
      returning *)
    select (select count(*) from taken)::integer as changes,
           (select coalesce(jsonb_agg(f), '[]')::text from (
              select product_type, state, loss_quarter, month, sum(claims) as claims, sum(reserved_loss) as reserved_loss,
                     sum(reserved_expense) as reserved_expense, sum(paid_loss) as paid_loss, sum(paid_expense) as paid_expense,
                     sum(recovered) as recovered
                from taken where loss_quarter is not null group by 1, 2, 3, 4) f) as figures,
           (select coalesce(jsonb_agg(o), '[]')::text from (
              select product_type, state, reported_on, sum(open_claims) as claims, sum(outstanding) as outstanding
                from taken where reported_on is not null group by 1, 2, 3) o) as open`,
);

/** In a fixed order, so that two instances cannot deadlock. */
const ADD_FIGURES = new Statement<{ readonly rows: string }>(
  ({ rows }) => sql`
    insert into claim_figures (product_type, state, loss_quarter, month, claims, reserved_loss, reserved_expense, paid_loss,
                               paid_expense, recovered)
    select * from jsonb_to_recordset(${rows}::jsonb)
        as r (product_type text, state text, loss_quarter date, month date, claims integer, reserved_loss numeric,
              reserved_expense numeric, paid_loss numeric, paid_expense numeric, recovered numeric)
     order by product_type, state, loss_quarter, month
    on conflict on constraint claim_figures_pkey do update
       set claims = claim_figures.claims + excluded.claims,
           reserved_loss = claim_figures.reserved_loss + excluded.reserved_loss,
           reserved_expense = claim_figures.reserved_expense + excluded.reserved_expense,
           paid_loss = claim_figures.paid_loss + excluded.paid_loss,
           paid_expense = claim_figures.paid_expense + excluded.paid_expense,
           recovered = claim_figures.recovered + excluded.recovered`,
);

const ADD_OPEN = new Statement<{ readonly rows: string }>(
  ({ rows }) => sql`
    insert into claim_open_figures (product_type, state, reported_on, claims, outstanding)
    select * from jsonb_to_recordset(${rows}::jsonb)
        as r (product_type text, state text, reported_on date, claims integer, outstanding numeric)
     where claims <> 0 or outstanding <> 0
     order by product_type, state, reported_on
    on conflict on constraint claim_open_figures_place_key do update
       set claims = claim_open_figures.claims + excluded.claims,
           outstanding = claim_open_figures.outstanding + excluded.outstanding`,
);

const DROP_EMPTY = new Statement<object>(
  () => sql`delete from claim_open_figures where claims = 0 and outstanding = 0`,
);

/** Adds what was written down to the sums, and takes it off the list in the same transaction. */
@Injectable()
export class AddUpFigures {
  constructor(private readonly em: EntityManager) {}

  /** How many changes there were. */
  @Transactional()
  async run(limit: number): Promise<number> {
    const { changes = 0, figures = '[]', open = '[]' } = (await TAKE.first(this.em, { limit })) ?? {};
    if (changes === 0) return 0;
    await ADD_FIGURES.send(this.em, { rows: figures });
    await ADD_OPEN.send(this.em, { rows: open });
    await DROP_EMPTY.send(this.em, {});
    return changes;
  }
}
