import { Decimal } from '../../../../shared/decimal.js';
import { Money } from '../../../../shared/money.js';

export type SettlementStepName = 'coinsurance' | 'deductible' | 'limit' | 'aggregate';

/** The terms of a coverage that a settlement needs. */
export interface SettlementTerms {
  readonly limits: readonly {
    readonly code: string;
    readonly amount: string;
    readonly per: 'person' | 'occurrence' | 'aggregate';
    readonly part: string | null;
  }[];
  readonly deductible: string | null;
  readonly loss: {
    /** In the order in which they follow each other. */
    readonly settlement: readonly SettlementStepName[];
    readonly coinsurancePercent?: string;
  };
}

/** The loss of one claimant under one coverage in one occurrence. */
export interface AssessedLoss {
  readonly id: string;
  readonly part: string | null;
  /** The claimant: a limit per person is for one claimant. */
  readonly person: string;
  readonly amount: Money;
  /** The value of the insured thing when it was lost; null where nobody has said. */
  readonly value: Money | null;
}

export interface SettledStep {
  readonly step: SettlementStepName;
  readonly before: Money;
  readonly after: Money;
}

export interface SettledLoss {
  readonly id: string;
  readonly payable: Money;
  readonly steps: readonly SettledStep[];
}

/**
 * What is paid for the losses of one occurrence under one coverage, which share its deductible and its limits: each takes what
 * those before it have left. `aggregateRoom` is what other claims have left of each aggregate limit, by its code. Amounts are
 * rounded half up to the cent where a loss is paid in proportion.
 */
export function settleLosses(
  terms: SettlementTerms,
  losses: readonly AssessedLoss[],
  aggregateRoom: ReadonlyMap<string, Money>,
): readonly SettledLoss[] {
  const left = new Left(terms, aggregateRoom);
  return losses.map((loss) => {
    const steps: SettledStep[] = [];
    let amount = loss.amount;
    for (const step of terms.loss.settlement) {
      const before = amount;
      amount = left.after(step, before, loss);
      steps.push({ step, before, after: amount });
    }
    return { id: loss.id, payable: amount, steps };
  });
}

/** The rest of a deductible and of limits while losses are settled one after the other. */
class Left {
  private deductible: Money;
  private readonly rooms = new Map<string, Money>();

  constructor(
    private readonly terms: SettlementTerms,
    private readonly aggregateRoom: ReadonlyMap<string, Money>,
  ) {
    this.deductible = Money.parse(terms.deductible ?? '0');
  }

  after(step: SettlementStepName, amount: Money, loss: AssessedLoss): Money {
    if (step === 'coinsurance') return inProportion(this.terms, amount, loss);
    if (step === 'deductible') {
      const borne = least(this.deductible, amount);
      this.deductible = this.deductible.minus(borne);
      return amount.minus(borne);
    }
    return this.within(amount, loss, step === 'aggregate');
  }

  private within(amount: Money, { part, person }: AssessedLoss, isAggregate: boolean): Money {
    const limits = this.terms.limits
      .filter(({ per }) => (per === 'aggregate') === isAggregate)
      .filter((limit) => limit.part === null || limit.part === part)
      .map(({ code, amount: most, per }) => {
        const key = per === 'person' ? `${code} ${person}` : code;
        const room = isAggregate ? (this.aggregateRoom.get(code) ?? Money.parse(most)) : Money.parse(most);
        return { key, room: this.rooms.get(key) ?? room };
      });
    const paid = limits.reduce((most, { room }) => least(most, room), amount);
    for (const { key, room } of limits) this.rooms.set(key, room.minus(paid));
    return paid;
  }
}

/** Coinsurance: whoever has insured less than the required share of the value bears a part of each loss. */
function inProportion(
  { limits, loss: { coinsurancePercent } }: SettlementTerms,
  amount: Money,
  loss: AssessedLoss,
): Money {
  const carried = limits.find(
    ({ per, part }) => per === 'occurrence' && (part === null || part === loss.part),
  );
  if (coinsurancePercent === undefined || loss.value === null || !carried) return amount;
  const required = loss.value.toDecimal().times(Decimal.parse(coinsurancePercent)).times(HUNDREDTH);
  const insured = Money.parse(carried.amount).toDecimal();
  if (insured.compare(required) >= 0) return amount;
  const share = amount.toDecimal().times(insured).dividedBy(required, { unit: '0.01', mode: 'half-up' });
  return Money.ofCents(share.coefficientAt(2));
}

const HUNDREDTH = Decimal.parse('0.01');

function least(a: Money, b: Money): Money {
  return a.compare(b) <= 0 ? a : b;
}
