import type { ExactInteger } from '../../../shared/exact-integer.js';
import { add, negate, normalized } from '../../../shared/exact-integer.js';
import { BUCKETS, bucketOf, hundredthsOfPercent } from './premium-change.js';
import type { RepriceFault, Repriced } from './reprice.js';

/** A policy with its two premiums, in cents. */
export interface AffectedPolicy {
  readonly policyId: string;
  readonly policyNumber: string;
  readonly oldCents: number;
  readonly newCents: number;
  /** Of the old premium, in hundredths of a percent; text, because a premium may rise from a cent to a fortune. */
  readonly hundredths: string;
}

/** How often an edition could not rate because of one thing. Positions in lists stand as `*`. */
export interface ErrorReason extends RepriceFault {
  readonly count: number;
}

/** All that is known of a book so far, in the form in which it is stored. Sums are whole cents as text. */
export interface TallyState {
  readonly rated: number;
  readonly oldCents: string;
  readonly newCents: string;
  readonly raised: number;
  readonly lowered: number;
  readonly unchanged: number;
  /** Policies that cost nothing before: counted nowhere else but in `rated` and `raised` or `unchanged`. */
  readonly fromZero: number;
  readonly leastHundredths: string | null;
  readonly mostHundredths: string | null;
  readonly leastCents: number | null;
  readonly mostCents: number | null;
  readonly histogram: readonly number[];
  readonly errors: number;
  readonly reasons: readonly ErrorReason[];
  readonly mostRaised: readonly AffectedPolicy[];
  readonly mostLowered: readonly AffectedPolicy[];
}

export const MOST_AFFECTED = 20;
/** Distinct reasons that are told apart; the rest is in `errors` only. A manual declares fewer inputs than this. */
const MOST_REASONS = 200;

const EMPTY: TallyState = {
  rated: 0,
  oldCents: '0',
  newCents: '0',
  raised: 0,
  lowered: 0,
  unchanged: 0,
  fromZero: 0,
  leastHundredths: null,
  mostHundredths: null,
  leastCents: null,
  mostCents: null,
  histogram: BUCKETS.map(() => 0),
  errors: 0,
  reasons: [],
  mostRaised: [],
  mostLowered: [],
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Counts a book policy by policy. Stopped anywhere, stored and taken up again it comes to the same figures. */
export class Tally {
  private readonly now: Writable<TallyState>;
  private oldCents: ExactInteger;
  private newCents: ExactInteger;
  private least: ExactInteger | null;
  private most: ExactInteger | null;
  private readonly histogram: number[];
  private readonly reasons: Map<string, Writable<ErrorReason>>;
  private readonly raised = new Extremes(1);
  private readonly lowered = new Extremes(-1);

  /** Goes on from a stored state; `{}` is the beginning. */
  constructor(stored: Partial<TallyState> = {}) {
    const state = { ...EMPTY, ...stored };
    this.now = state;
    this.oldCents = exact(state.oldCents);
    this.newCents = exact(state.newCents);
    this.least = state.leastHundredths === null ? null : exact(state.leastHundredths);
    this.most = state.mostHundredths === null ? null : exact(state.mostHundredths);
    this.histogram = [...state.histogram];
    this.reasons = new Map(state.reasons.map((reason) => [keyOf(reason), { ...reason }]));
    for (const policy of state.mostRaised) this.raised.offer(exact(policy.hundredths), policy);
    for (const policy of state.mostLowered) this.lowered.offer(exact(policy.hundredths), policy);
  }

  add(policy: Repriced): void {
    const { oldCents, newCents, fault } = policy;
    if (fault !== null) this.addFault(fault);
    else if (oldCents !== null && newCents !== null) this.addPrices(policy, oldCents, newCents);
  }

  get state(): TallyState {
    return {
      ...this.now,
      oldCents: String(this.oldCents),
      newCents: String(this.newCents),
      leastHundredths: this.least === null ? null : String(this.least),
      mostHundredths: this.most === null ? null : String(this.most),
      histogram: [...this.histogram],
      reasons: [...this.reasons.values()],
      mostRaised: this.raised.policies,
      mostLowered: this.lowered.policies,
    };
  }

  private addPrices(policy: Repriced, oldCents: number, newCents: number): void {
    const { now } = this;
    const change = newCents - oldCents;
    now.rated += 1;
    this.oldCents = add(this.oldCents, oldCents);
    this.newCents = add(this.newCents, newCents);
    if (change > 0) now.raised += 1;
    else if (change < 0) now.lowered += 1;
    else now.unchanged += 1;
    if (now.leastCents === null || change < now.leastCents) now.leastCents = change;
    if (now.mostCents === null || change > now.mostCents) now.mostCents = change;

    const hundredths = hundredthsOfPercent(oldCents, change);
    if (hundredths === null) {
      now.fromZero += 1;
      return;
    }
    if (this.least === null || hundredths < this.least) this.least = hundredths;
    if (this.most === null || hundredths > this.most) this.most = hundredths;
    const bucket = bucketOf(oldCents, change);
    this.histogram[bucket] = (this.histogram[bucket] ?? 0) + 1;
    const extremes = change > 0 ? this.raised : change < 0 ? this.lowered : null;
    if (extremes?.isOpenTo(hundredths)) {
      const { policyId, policyNumber } = policy;
      extremes.offer(hundredths, {
        policyId,
        policyNumber,
        oldCents,
        newCents,
        hundredths: String(hundredths),
      });
    }
  }

  private addFault(fault: RepriceFault): void {
    this.now.errors += 1;
    const general = { ...fault, pointer: fault.pointer.replace(/\/\d+(?=\/|$)/g, '/*') };
    const key = keyOf(general);
    const known = this.reasons.get(key);
    if (known) known.count += 1;
    else if (this.reasons.size < MOST_REASONS) this.reasons.set(key, { ...general, count: 1 });
  }
}

/** The policies that one direction affects most: by percent, then by dollars, then the one that came first. */
class Extremes {
  private readonly kept: { readonly rank: ExactInteger; readonly policy: AffectedPolicy }[] = [];

  constructor(private readonly sign: 1 | -1) {}

  /** Nearly every policy of a large book is turned away here. */
  isOpenTo(hundredths: ExactInteger): boolean {
    const last = this.kept[MOST_AFFECTED - 1];
    return last === undefined || this.rank(hundredths) >= last.rank;
  }

  offer(hundredths: ExactInteger, policy: AffectedPolicy): void {
    const rank = this.rank(hundredths);
    const dollars = Math.abs(policy.newCents - policy.oldCents);
    const place = this.kept.findIndex(
      (other) =>
        rank > other.rank ||
        (rank === other.rank && dollars > Math.abs(other.policy.newCents - other.policy.oldCents)),
    );
    this.kept.splice(place === -1 ? this.kept.length : place, 0, { rank, policy });
    this.kept.length = Math.min(this.kept.length, MOST_AFFECTED);
  }

  get policies(): readonly AffectedPolicy[] {
    return this.kept.map(({ policy }) => policy);
  }

  private rank(hundredths: ExactInteger): ExactInteger {
    return this.sign === 1 ? hundredths : negate(hundredths);
  }
}

function exact(text: string): ExactInteger {
  return normalized(BigInt(text));
}

function keyOf({ edition, code, pointer }: RepriceFault): string {
  return `${edition} ${code} ${pointer}`;
}
