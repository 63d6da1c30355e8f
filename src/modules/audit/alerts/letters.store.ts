import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { databaseNow, secondsAfter } from '../../../platform/database-now.js';
import type { Severity } from './domain/alert-rule.js';

export interface DueLetter {
  readonly id: string;
  readonly alertId: string;
  readonly userId: string;
  readonly attempts: number;
}

/** What a letter tells of an alert. */
export interface AlertInLetter {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly severity: Severity;
  readonly occurrences: number;
  readonly firstAt: Date;
}

export interface EndedTry {
  readonly id: string;
  readonly attempts: number;
  readonly status: 'waiting' | 'sent' | 'dropped' | 'failed';
  readonly pauseSeconds: number;
  readonly fault: string | null;
}

const MOST_AT_ONCE = 20;

@Injectable()
export class LettersStore {
  constructor(private readonly em: EntityManager) {}

  /** Takes what is due. What is not settled within the lease is due again, here or elsewhere. */
  async take(leaseSeconds: number): Promise<readonly DueLetter[]> {
    const now = await databaseNow(this.em);
    const { rows } = await sql<DueLetter>`
      update alert_letters l set attempts = attempts + 1, due_at = ${secondsAfter(now, leaseSeconds)}
        from (select due.id from alert_letters due where due.status = 'waiting' and due.due_at <= ${now}
               order by due.due_at limit ${MOST_AT_ONCE} for update skip locked) as taken
       where l.id = taken.id
      returning l.id, l.alert_id as "alertId", l.user_id as "userId", l.attempts
    `.execute(this.em.getKysely());
    return rows;
  }

  async alerts(ids: readonly string[]): Promise<ReadonlyMap<string, AlertInLetter>> {
    const { rows } = await sql<AlertInLetter>`
      select a.id, v.terms ->> 'title' as title, r.code, a.severity, a.occurrences, a.first_at as "firstAt"
        from alerts a join alert_rules r on r.id = a.rule_id
        join alert_rule_versions v on v.rule_id = a.rule_id and v.version = a.rule_version
       where a.id = any(${[...ids]}::uuid[])
    `.execute(this.em.getKysely());
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Whoever lost the lease is not heard. */
  async settle({ id, attempts, status, pauseSeconds, fault }: EndedTry): Promise<void> {
    const now = await databaseNow(this.em);
    await sql`
      update alert_letters set status = ${status}, due_at = ${secondsAfter(now, pauseSeconds)}, last_fault = ${fault},
             sent_at = ${status === 'sent' ? now : null}
       where id = ${id} and attempts = ${attempts} and status = 'waiting'
    `.execute(this.em.getKysely());
  }
}
