import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { holdsOn } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Money } from '../../../shared/money.js';
import type { CostType } from '../authority/domain/authority.js';
import { Clock } from '../../../shared/clock.js';
import type { LockedClaim } from '../claims.store.js';
import type { GoverningTerms } from '../coverage/governing-terms.js';
import { ClaimReserveRule } from './ledger.entities.js';
import { ClaimLedgerStore } from './ledger.store.js';
import { TransactionsWriter } from './transactions.writer.js';
import { OFFICE } from '../time-zones.js';

interface Rule {
  readonly costType: CostType;
  readonly amount: string | null;
  readonly percentOfLimit: string | null;
}

type Place = Pick<LockedClaim, 'productType' | 'state' | 'cause' | 'catastropheCode'> & {
  readonly coverage: string;
  readonly today: string;
};

/** What a rule may be for, the most specific first. */
const SPECIFIC = ['catastropheCode', 'cause', 'coverage', 'state', 'productType'] as const;

/** The most specific rule of each sort of cost: one for a catastrophe before one for a cause, a coverage, a state and a product. */
const RULES = new Statement<Place, Rule>((place, em) => {
  const rules = over(em, ClaimReserveRule)
    .selectFrom('ClaimReserveRule')
    .distinctOn('costType')
    .select(['costType', 'amount', 'percentOfLimit'])
    .where(holdsOn(place.today))
    .orderBy('costType');
  return SPECIFIC.reduce(
    (query, name) =>
      query
        .where(({ eb, or }) => or([eb(name, 'is', null), eb(name, '=', place[name])]))
        .orderBy(name, (order) => order.asc().nullsLast()),
    rules,
  )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc');
});

/** Sets aside what the rules say when an exposure is opened. It is the company that decides so, whoever opens it. */
@Injectable()
export class DefaultReserves {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ClaimLedgerStore,
    private readonly writer: TransactionsWriter,
    private readonly clock: Clock,
  ) {}

  async book(
    actor: Actor,
    claim: LockedClaim,
    terms: GoverningTerms,
    exposureId: string,
    part: string | null,
    at: Date,
  ): Promise<void> {
    const today = this.clock.today(OFFICE);
    const { productType, state, cause, catastropheCode } = claim;
    const rules = await RULES.rows(this.em, {
      productType,
      state,
      cause,
      catastropheCode,
      coverage: terms.code,
      today,
    });
    if (rules.length === 0) return;
    const { ledger } = await this.store.open(actor, claim.id, today, false);
    for (const [index, rule] of rules.entries()) {
      const line = ledger.lines.find(
        (each) => each.exposure.id === exposureId && each.costType === rule.costType,
      );
      const amount = amountOf(rule, terms, part);
      if (!line || amount === null || amount.isZero) continue;
      const id = newId();
      await this.writer.insert(actor, {
        id,
        claim,
        sequence: ledger.transactionNumber(index),
        kind: 'reserve',
        status: 'booked',
        amount,
        lines: [{ lineId: line.id, amount }],
        at,
        memo: 'By rule',
      });
      ledger.setReserve(id, line, amount);
    }
    await this.store.save(actor, claim, ledger, at);
  }
}

/** A share of the smallest limit that a loss of the part has; nothing where it has none. */
function amountOf(
  { amount, percentOfLimit }: Rule,
  { limits }: GoverningTerms,
  part: string | null,
): Money | null {
  if (amount !== null) return Money.parse(amount);
  const amounts = limits
    .filter((limit) => limit.part === null || limit.part === part)
    .map((each) => Money.parse(each.amount));
  const [first, ...others] = amounts;
  if (!first || percentOfLimit === null) return null;
  const smallest = others.reduce((least, each) => (each.compare(least) < 0 ? each : least), first);
  return smallest.times(percentOfLimit).times('0.01').round();
}
