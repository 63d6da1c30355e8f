import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Severity } from './domain/alert-rule.js';

/** The contents of a letter about an alert. */
export interface AlertInLetter {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly severity: Severity;
  readonly occurrences: number;
  readonly firstAt: Date;
}

@Injectable()
export class LettersStore {
  constructor(private readonly em: EntityManager) {}

  async alerts(ids: readonly string[]): Promise<ReadonlyMap<string, AlertInLetter>> {
    const { rows } = await sql<AlertInLetter>`
      select a.id, v.terms ->> 'title' as title, r.code, a.severity, a.occurrences, a.first_at
        from alerts a join alert_rules r on r.id = a.rule_id
        join alert_rule_versions v on v.rule_id = a.rule_id and v.version = a.rule_version
       where a.id = any(${[...ids]}::uuid[])
    `.execute(this.em.getKysely());
    return new Map(rows.map((row) => [row.id, row]));
  }
}
