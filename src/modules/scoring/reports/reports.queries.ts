import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { GroupComparison } from '../domain/compared-groups.js';
import { OFFICE } from '../../../shared/time-zones.js';

export interface ReportPeriod {
  readonly modelId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export interface BinCount {
  /** The variable's place in the model, from 1. */
  readonly place: number;
  readonly bin: number;
  readonly quotes: number;
}

export interface GroupTally {
  readonly comparison: GroupComparison;
  readonly group: string;
  readonly quotes: number;
  readonly referred: number;
  readonly meanScore: string;
}

/** Counts of a model's scores in a period; the report computes its figures from them. */
@Injectable()
export class ReportsQueries {
  constructor(private readonly em: EntityManager) {}

  async totals(period: ReportPeriod): Promise<{ readonly quotes: number; readonly withoutScore: number }> {
    const { rows } = await sql<{ readonly quotes: number; readonly withoutScore: number }>`
      select count(*)::integer as quotes, count(s.fault)::integer as without_score
        from quote_scores s where ${within(period)}
    `.execute(this.em.getKysely());
    return rows[0] ?? { quotes: 0, withoutScore: 0 };
  }

  async bins(period: ReportPeriod): Promise<readonly BinCount[]> {
    const { rows } = await sql<BinCount>`
      select b.place::integer, b.bin::integer, count(*)::integer as quotes
        from quote_scores s, jsonb_array_elements_text(s.bins) with ordinality as b (bin, place)
       where ${within(period)} group by 1, 2
    `.execute(this.em.getKysely());
    return rows;
  }

  /** Counts by class; class 0 is below the first edge. */
  async scores(period: ReportPeriod, edges: readonly string[]): Promise<ReadonlyMap<number, number>> {
    const { rows } = await sql<{ readonly place: number; readonly quotes: number }>`
      select width_bucket(s.score, ${[...edges]}::numeric[])::integer as place, count(*)::integer as quotes
        from quote_scores s where ${within(period)} and s.score is not null group by 1
    `.execute(this.em.getKysely());
    return new Map(rows.map(({ place, quotes }) => [place, quotes]));
  }

  /** At most a hundred groups of each kind, the largest first. */
  async groups(period: ReportPeriod, threshold: string | null): Promise<readonly GroupTally[]> {
    const { rows } = await sql<GroupTally>`
      select comparison, "group", quotes, referred, mean_score
        from (select g.key as comparison, g.value as "group", count(*)::integer as quotes,
                     count(*) filter (where s.score >= ${threshold}::numeric)::integer as referred,
                     round(avg(s.score), 4)::text as mean_score,
                     row_number() over (partition by g.key order by count(*) desc, g.value) as place
                from quote_scores s, jsonb_each_text(s.groups) g
               where ${within(period)} and s.score is not null group by g.key, g.value) t
       where place <= 100 order by comparison, "group"
    `.execute(this.em.getKysely());
    return rows;
  }
}

/** The period in whole days of the home office. */
function within({ modelId, from, to }: ReportPeriod): RawBuilder<unknown> {
  return sql`s.model_id = ${modelId} and s.created_at >= ${from}::date::timestamp at time zone ${OFFICE}
    and s.created_at < (${to}::date + 1)::timestamp at time zone ${OFFICE}`;
}
