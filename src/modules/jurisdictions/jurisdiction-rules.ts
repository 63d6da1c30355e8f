import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { heldWithin, holdsFor } from '../../shared/dated.js';
import { holdsOn } from '../../platform/sql.js';
import { ReferenceRows } from '../../platform/reference-data/reference-rows.js';
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

/** A fact with its state and product; null stands for all products. */
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

interface EnteredRule extends JurisdictionRule {
  readonly productType: string | null;
}

const ENTERED = new ReferenceRows<
  { readonly state: string; readonly kind: JurisdictionRuleKind },
  EnteredRule
>(JurisdictionRuleRow, ({ state, kind }, em) =>
  over(em, JurisdictionRuleRow)
    .selectFrom('JurisdictionRuleRow')
    .select(['productType', 'key', 'value', 'effectiveDate', 'expirationDate', 'citation'])
    .where((rule) => rule.and({ state, kind }))
    .orderBy('key')
    .orderBy('effectiveDate'),
);

/** State law for other rooms. */
@Injectable()
export class JurisdictionRules {
  constructor(
    private readonly em: EntityManager,
    private readonly entered: EnteredRules,
  ) {}

  async add(actor: Actor, input: AddJurisdictionRuleRequest): Promise<void> {
    await this.entered.add(actor, input);
  }

  /** Every fact that holds on some day of the period; a fact for the product wins over one for all products. */
  async between({
    state,
    productType,
    kind,
    key,
    from,
    to,
  }: JurisdictionRuleCriteria): Promise<readonly JurisdictionRule[]> {
    const entered = await ENTERED.of(this.em, { state, kind });
    const holding = entered.filter(
      (rule) =>
        (key === undefined || key === rule.key) &&
        holdsFor(rule.productType, productType) &&
        heldWithin(rule, from, to),
    );
    const ofProduct = new Set(holding.filter((rule) => rule.productType !== null).map((rule) => rule.key));
    return holding.filter((rule) => rule.productType !== null || !ofProduct.has(rule.key)).map(asRule);
  }

  /** The facts of all states and products on one day, for work on many policies. */
  async ofKind(kind: JurisdictionRuleKind, date: CalendarDate): Promise<readonly PlacedJurisdictionRule[]> {
    return over(this.em, JurisdictionRuleRow)
      .selectFrom('JurisdictionRuleRow')
      .select(['state', 'productType', 'key', 'value'])
      .where('kind', '=', kind)
      .where(holdsOn(date))
      .execute();
  }

  /** The facts of a single day. */
  on(
    question: Omit<JurisdictionRuleCriteria, 'from' | 'to'>,
    date: CalendarDate,
  ): Promise<readonly JurisdictionRule[]> {
    return this.between({ ...question, from: date, to: date });
  }
}

function asRule({ productType: _any, ...rule }: EnteredRule): JurisdictionRule {
  return rule;
}
