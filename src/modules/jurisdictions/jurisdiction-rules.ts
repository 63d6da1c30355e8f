import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Statement } from '../../platform/statement.js';
import { AddJurisdictionRule } from './add-jurisdiction-rule.js';
import type { JurisdictionRuleKind, JurisdictionRuleValue } from './domain/jurisdiction-rule.js';
import type { AddJurisdictionRuleRequest } from './jurisdiction-rules.dto.js';

export interface JurisdictionRuleCriteria {
  readonly state: string;
  readonly productType: string;
  readonly kind: JurisdictionRuleKind;
  readonly key?: string | undefined;
  readonly from: CalendarDate;
  /** Inclusive. */
  readonly to: CalendarDate;
}

/** A fact with the place that it is of; one without a product is of all products of its state. */
export interface PlacedJurisdictionRule {
  readonly state: string;
  readonly productType: string | null;
  readonly key: string;
  readonly value: JurisdictionRuleValue;
}

export interface JurisdictionRule {
  readonly key: string;
  readonly value: JurisdictionRuleValue;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate | null;
  readonly citation: string;
}

const BETWEEN = new Statement<
  Omit<JurisdictionRuleCriteria, 'key'> & { readonly key: string | null },
  JurisdictionRule
>(
  ({ state, productType, kind, key, from, to }) => sql`
    select key, value, effective_date::text as "effectiveDate",
           expiration_date::text as "expirationDate", citation
      from state_facts f
     where state = ${state} and kind = ${kind} and (product_type is null or product_type = ${productType})
       and daterange(effective_date, expiration_date) && daterange(${from}::date, ${to}::date, '[]')
       and (product_type is not null or not exists (
         select from state_facts own
          where own.state = f.state and own.kind = f.kind and own.key = f.key and own.product_type = ${productType}
            and daterange(own.effective_date, own.expiration_date) && daterange(${from}::date, ${to}::date, '[]')))
       and (${key}::text is null or key = ${key})
     order by key, effective_date`,
);

/** What the law of a state says, as other rooms ask it. */
@Injectable()
export class JurisdictionRules {
  constructor(
    private readonly em: EntityManager,
    private readonly adding: AddJurisdictionRule,
  ) {}

  async add(actor: Actor, input: AddJurisdictionRuleRequest): Promise<void> {
    await this.adding.run(actor, input);
  }

  /** Every fact that holds on some day of the period; one for the product itself goes before one for all products. */
  between(question: JurisdictionRuleCriteria): Promise<readonly JurisdictionRule[]> {
    return BETWEEN.rows(this.em, { ...question, key: question.key ?? null });
  }

  /** The facts of all states and products on one day: for work on many policies. */
  async ofKind(kind: JurisdictionRuleKind, date: CalendarDate): Promise<readonly PlacedJurisdictionRule[]> {
    const { rows } = await sql<PlacedJurisdictionRule>`
      select state, product_type as "productType", key, value from state_facts
       where kind = ${kind} and daterange(effective_date, expiration_date) @> ${date}::date
    `.execute(this.em.getKysely());
    return rows;
  }

  /** The facts of one day. */
  on(
    question: Omit<JurisdictionRuleCriteria, 'from' | 'to'>,
    date: CalendarDate,
  ): Promise<readonly JurisdictionRule[]> {
    return this.between({ ...question, from: date, to: date });
  }
}
