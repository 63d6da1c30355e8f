import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';

/** What was earned in a calendar year, and for how many policy years there was cover. */
export interface EarnedYear {
  readonly productType: string;
  readonly state: string;
  readonly year: number;
  /** Premium without fees and taxes. */
  readonly premium: string;
  readonly policyYears: string;
}

/**
 * Earned premium of the whole book by product, state and calendar year, up to a day. It reads all charges: whoever shows it often
 * keeps it for a while.
 */
@Injectable()
export class EarnedPremiums {
  constructor(private readonly em: EntityManager) {}

  async upTo(day: CalendarDate): Promise<readonly EarnedYear[]> {
    const { rows } = await sql<EarnedYear>`
      with until as (select ${day}::date + 1 as day),
      earned as (
        select p.product_type, p.state, y.year, sum(
                 case when c.earning = 'pro_rata'
                   then c.amount * (least(c.expiration_date, y.till, u.day) - greatest(c.effective_date, y.since))
                        / (c.expiration_date - c.effective_date)
                   when c.effective_date >= y.since then c.amount else 0 end) as premium
          from until u, policy_charges c
          join policy_transactions t on t.id = c.transaction_id join policies p on p.id = t.policy_id
         cross join lateral (
           select g as year, make_date(g, 1, 1) as since, make_date(g + 1, 1, 1) as till
             from generate_series(extract(year from c.effective_date)::integer,
                                  extract(year from least(c.expiration_date, u.day) - 1)::integer) g) y
         where c.kind in ('premium', 'discount', 'rounding') and c.effective_date < u.day
         group by 1, 2, 3),
      covered as (
        select p.product_type, p.state, y.year,
               sum((least(p.ends_on, y.till, u.day) - greatest(p.effective_date, y.since)) / 365.25) as policy_years
          from until u,
               (select product_type, state, effective_date,
                       least(coalesce(cancelled_on, expiration_date), expiration_date) as ends_on from policies) p
         cross join lateral (
           select g as year, make_date(g, 1, 1) as since, make_date(g + 1, 1, 1) as till
             from generate_series(extract(year from p.effective_date)::integer,
                                  extract(year from least(p.ends_on, u.day) - 1)::integer) g) y
         where p.effective_date < u.day and p.ends_on > p.effective_date
         group by 1, 2, 3)
      select coalesce(e.product_type, k.product_type) as product_type, coalesce(e.state, k.state) as state,
             coalesce(e.year, k.year) as year, round(coalesce(e.premium, 0), 2)::text as premium,
             round(coalesce(k.policy_years, 0), 4)::text as policy_years
        from earned e full join covered k on (k.product_type, k.state, k.year) = (e.product_type, e.state, e.year)
       order by 1, 2, 3
    `.execute(this.em.getKysely());
    return rows;
  }
}
