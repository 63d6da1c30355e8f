import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { RetentionPolicyResponse } from './retention.dto.js';

/** An interval of years is as many days as the calendar gives it, rounded up: nobody may keep a day too short. */
const days = (interval: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`ceil(extract(epoch from ${interval}) / 86400)::integer`;

const COLUMNS = sql`
  p.subject, ${days(sql`p.keep_for`)} as keep_days, ${days(sql`greatest(p.minimum, law.keep_for)`)} as minimum_days,
  law.citation as minimum_citation, p.reason, p.row_version`;

const WITH_LAW = sql`
  retention_policies p left join lateral (
    select m.keep_for, m.citation from retention_minimums m where m.subject = p.subject order by m.keep_for desc, m.state limit 1
  ) as law on true`;

@Injectable()
export class RetentionPoliciesStore {
  constructor(private readonly em: EntityManager) {}

  async list(): Promise<readonly RetentionPolicyResponse[]> {
    const { rows } =
      await sql<RetentionPolicyResponse>`select ${COLUMNS} from ${WITH_LAW} order by p.subject`.execute(
        this.em.getKysely(),
      );
    return rows;
  }

  async lock(subject: string): Promise<RetentionPolicyResponse | null> {
    const { rows } = await sql<RetentionPolicyResponse>`
      select ${COLUMNS} from ${WITH_LAW} where p.subject = ${subject} for update of p
    `.execute(this.em.getKysely());
    return rows[0] ?? null;
  }

  async update(subject: string, keepDays: number, reason: string, by: string | null): Promise<void> {
    await sql`
      update retention_policies
         set keep_for = make_interval(days => ${keepDays}::integer), reason = ${reason}, updated_by = ${by}, row_version = row_version + 1
       where subject = ${subject}
    `.execute(this.em.getKysely());
  }
}
