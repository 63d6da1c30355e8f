import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { holdsOn, holdsWithin } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import type { JurisdictionRuleKind, JurisdictionRuleValue } from './domain/jurisdiction-rule.js';
import { EnteredRules } from './entered-rules.js';
import { JurisdictionRuleRow } from './jurisdiction-rule.entity.js';
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
>(({ state, productType, kind, key, from, to }, em) =>
  over(em, JurisdictionRuleRow)
    .selectFrom('JurisdictionRuleRow as rule')
    .select(['rule.key', 'rule.value', 'rule.effectiveDate', 'rule.expirationDate', 'rule.citation'])
    .where((rule) => rule.and({ 'rule.state': state, 'rule.kind': kind }))
    .where(holdsWithin(from, to, ['rule.effectiveDate', 'rule.expirationDate']))
    .where((rule) =>
      rule.or([
        rule('rule.productType', '=', productType),
        rule('rule.productType', 'is', null).and(
          rule.not(
            rule.exists(
              rule
                .selectFrom('JurisdictionRuleRow as own')
                .select('own.id')
                .whereRef('own.state', '=', 'rule.state')
                .whereRef('own.kind', '=', 'rule.kind')
                .whereRef('own.key', '=', 'rule.key')
                .where('own.productType', '=', productType)
                .where(holdsWithin(from, to, ['own.effectiveDate', 'own.expirationDate'])),
            ),
          ),
        ),
      ]),
    )
    .where((rule) => rule('rule.key', '=', rule.fn.coalesce(rule.val(key), 'rule.key')))
    .orderBy('rule.key')
    .orderBy('rule.effectiveDate'),
);

/** What the law of a state says, as other rooms ask it. */
@Injectable()
export class JurisdictionRules {
  constructor(
    private readonly em: EntityManager,
    private readonly entered: EnteredRules,
  ) {}

  async add(actor: Actor, input: AddJurisdictionRuleRequest): Promise<void> {
    await this.entered.add(actor, input);
  }

  /** Every fact that holds on some day of the period; one for the product itself goes before one for all products. */
  between(question: JurisdictionRuleCriteria): Promise<readonly JurisdictionRule[]> {
    return BETWEEN.rows(this.em, { ...question, key: question.key ?? null });
  }

  /** The facts of all states and products on one day: for work on many policies. */
  async ofKind(kind: JurisdictionRuleKind, date: CalendarDate): Promise<readonly PlacedJurisdictionRule[]> {
    return over(this.em, JurisdictionRuleRow)
      .selectFrom('JurisdictionRuleRow')
      .select(['state', 'productType', 'key', 'value'])
      .where('kind', '=', kind)
      .where(holdsOn(date))
      .execute();
  }

  /** The facts of one day. */
  on(
    question: Omit<JurisdictionRuleCriteria, 'from' | 'to'>,
    date: CalendarDate,
  ): Promise<readonly JurisdictionRule[]> {
    return this.between({ ...question, from: date, to: date });
  }
}
