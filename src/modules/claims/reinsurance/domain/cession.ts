import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { add, floorDivide, multiply } from '../../../../shared/exact-integer.js';
import type { TreatyTerms, TreatyYear } from './treaty.js';
import { WHOLE, attaches, coversCoverage, treatyYear } from './treaty.js';

/** In cents: paid without what came back, and what is set aside beyond it. */
export interface Amounts {
  readonly paidLoss: number;
  readonly paidExpense: number;
  readonly reserveLoss: number;
  readonly reserveExpense: number;
}

/** What one coverage of a claim has cost, before any treaty. */
export interface GrossOfCoverage extends Amounts {
  readonly claimId: string;
  readonly claimNumber: string;
  readonly productType: string;
  readonly state: string;
  readonly lossOn: CalendarDate;
  readonly catastropheCode: string | null;
  readonly coverage: string;
}

/** What a claim cedes to a treaty. */
export interface Cession extends Amounts {
  readonly claimId: string;
  readonly treatyId: string;
}

/** A claim that has come so near to the retention of a treaty that its reinsurers are told. */
export interface NoticeDue {
  readonly claimId: string;
  readonly treaty: TreatyTerms;
}

export interface Cessions {
  readonly cessions: readonly Cession[];
  readonly notices: readonly NoticeDue[];
}

type Part = keyof Amounts;
type Mutable = { -readonly [Key in Part]: number };

/** A coverage of a claim, with what is still the company's own. */
interface Unit {
  readonly of: GrossOfCoverage;
  readonly net: Mutable;
}

const PAID: readonly Part[] = ['paidLoss', 'paidExpense'];
const RESERVED: readonly Part[] = ['reserveLoss', 'reserveExpense'];
const LOSS: readonly Part[] = ['paidLoss', 'reserveLoss'];
const ALL: readonly Part[] = [...PAID, ...RESERVED];

const nothing = (): Mutable => ({ paidLoss: 0, paidExpense: 0, reserveLoss: 0, reserveExpense: 0 });

/**
 * What claims cede to treaties. It wants all claims that share a limit, because each takes from it what those before have left:
 * first everything that is paid, in the order of the days of loss, then in the same order what is set aside. So it is the same
 * whoever asks and whenever, adds up to the cent, and a change moves only the claims at which a limit begins or ends.
 */
export function cede(treaties: readonly TreatyTerms[], gross: readonly GrossOfCoverage[]): Cessions {
  const units = gross
    .map((of) => ({ of, net: { ...nothing(), ...amountsOf(of) } }))
    .toSorted((a, b) => byPlace(a.of, b.of));
  const cessions: Cession[] = [];
  const notices: NoticeDue[] = [];
  for (const group of inOrder(treaties)) {
    // Treaties of one order are taken of the same loss, and together never more than all of it.
    const subject = units.map(({ of, net }) => ({ of, net: { ...net } }));
    for (const treaty of group) {
      const taken = cededTo(treaty, subject);
      notices.push(...noticesOf(treaty, subject));
      const byClaim = new Map<string, Mutable>();
      for (const [index, ceded] of taken) {
        const unit = units[index];
        if (!unit) continue;
        const sum = byClaim.get(unit.of.claimId) ?? nothing();
        byClaim.set(unit.of.claimId, sum);
        for (const part of ALL) {
          const most = Math.min(ceded[part], unit.net[part]);
          unit.net[part] -= most;
          sum[part] += most;
        }
      }
      for (const [claimId, sum] of byClaim)
        if (ALL.some((part) => sum[part] !== 0)) cessions.push({ claimId, treatyId: treaty.id, ...sum });
    }
  }
  return { cessions, notices };
}

function amountsOf({ paidLoss, paidExpense, reserveLoss, reserveExpense }: Amounts): Amounts {
  return { paidLoss, paidExpense, reserveLoss, reserveExpense };
}

function inOrder(treaties: readonly TreatyTerms[]): readonly (readonly TreatyTerms[])[] {
  const groups = Map.groupBy(
    treaties.toSorted((a, b) => compare(a.number, b.number) || a.version - b.version),
    ({ inuringOrder }) => inuringOrder,
  );
  return [...groups].toSorted(([a], [b]) => a - b).map(([, group]) => group);
}

function byPlace(a: GrossOfCoverage, b: GrossOfCoverage): number {
  return (
    compare(a.lossOn, b.lossOn) || compare(a.claimNumber, b.claimNumber) || compare(a.coverage, b.coverage)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By the place of the unit. */
function cededTo(treaty: TreatyTerms, subject: readonly Unit[]): ReadonlyMap<number, Amounts> {
  const within = subject
    .map((unit, index) => ({ ...unit, index }))
    .filter(({ of }) => attaches(treaty, of) && coversCoverage(treaty, of.coverage));
  const isOfLoss = treaty.expenses === 'included' ? ALL : LOSS;
  const losses = within.map(({ of, net, index }) => {
    const own = nothing();
    for (const part of isOfLoss) own[part] = net[part];
    return { of, index, amounts: own };
  });
  layer(treaty, losses);
  aggregate(treaty, losses);
  for (const { amounts } of losses)
    for (const part of ALL) amounts[part] = shareOf(amounts[part], treaty.placedBps);
  if (treaty.expenses === 'pro_rata') addExpenses(treaty, losses, within);
  return new Map(losses.map(({ index, amounts }) => [index, amounts]));
}

/** A loss on its way through a treaty; what it says of amounts is what is left of them. */
interface Loss {
  readonly of: GrossOfCoverage;
  readonly index: number;
  readonly amounts: Mutable;
}

function layer(treaty: TreatyTerms, losses: readonly Loss[]): void {
  const { kind, cededBps, retention, limit } = treaty;
  if (kind === 'quota_share') {
    for (const { amounts } of losses)
      for (const part of ALL) amounts[part] = nearest(amounts[part], cededBps ?? 0);
    return;
  }
  const keyOf = ({ of }: Loss): string | null =>
    kind === 'excess_per_risk' ? of.claimId : of.catastropheCode;
  const most = limit ?? Number.POSITIVE_INFINITY;
  const above = (sum: number): number => Math.min(Math.max(sum - (retention ?? 0), 0), most);
  for (const [key, together] of Map.groupBy(losses, keyOf)) {
    // Without a code nobody says that a claim is of an event.
    if (key === null) for (const { amounts } of together) Object.assign(amounts, nothing());
    else fill(together, above);
  }
}

function aggregate(treaty: TreatyTerms, losses: readonly Loss[]): void {
  const { annualLimit } = treaty;
  if (annualLimit === null) return;
  // Thousands of claims are of one year, which is worked out once.
  const found: TreatyYear[] = [];
  const yearOf = (day: CalendarDate): TreatyYear => {
    const known = found.find(({ from, until }) => from <= day && day < until);
    if (known) return known;
    const year = treatyYear(treaty, day);
    found.push(year);
    return year;
  };
  const years = Map.groupBy(losses, ({ of }) => yearOf(of.lossOn));
  for (const together of years.values()) fill(together, (sum) => Math.min(sum, annualLimit));
}

/** Each amount gets what it adds to a limit that those before it have filled: these parts add up to what the sum of all gets. */
function fill(losses: readonly Loss[], upTo: (sum: number) => number): void {
  let sum = 0;
  for (const parts of [PAID, RESERVED])
    for (const { amounts } of losses)
      for (const part of parts) {
        const before = upTo(sum);
        sum += amounts[part];
        amounts[part] = upTo(sum) - before;
      }
}

/** Expense goes with the loss of its claim, the paid with the paid: in the proportion in which that is ceded. */
function addExpenses(treaty: TreatyTerms, losses: readonly Loss[], within: readonly Unit[]): void {
  const nets = Map.groupBy(within, ({ of }) => of.claimId);
  const of = Map.groupBy(losses, (loss) => loss.of.claimId);
  const rate = { ceded: (treaty.cededBps ?? 0) * treaty.placedBps, whole: WHOLE * WHOLE };
  for (const [claimId, own] of of) {
    const gross = nets.get(claimId) ?? [];
    const ratio = (part: Part, without: Ratio): Ratio => {
      const whole = gross.reduce((sum, { net }) => sum + net[part], 0);
      return whole === 0
        ? without
        : { ceded: own.reduce((sum, { amounts }) => sum + amounts[part], 0), whole };
    };
    // Of a claim that costs no loss a quota share takes its percentage, and an excess nothing.
    const paid = ratio('paidLoss', rate);
    const reserved = ratio('reserveLoss', paid);
    for (const [position, { amounts }] of own.entries()) {
      const net = gross[position]?.net;
      if (!net) continue;
      amounts.paidExpense = portion(net.paidExpense, paid);
      amounts.reserveExpense = portion(net.reserveExpense, reserved);
    }
  }
}

interface Ratio {
  readonly ceded: number;
  readonly whole: number;
}

function portion(amount: number, { ceded, whole }: Ratio): number {
  return Number(floorDivide(multiply(amount, ceded), whole));
}

/** To the nearest cent, half a cent to the reinsurer. */
function nearest(amount: number, bps: number): number {
  return Number(floorDivide(add(multiply(amount, bps), WHOLE / 2), WHOLE));
}

/** What is not placed, and with it a fraction of a cent, stays with the company: parts never add up to more than the limit. */
function shareOf(amount: number, bps: number): number {
  return bps === WHOLE ? amount : portion(amount, { ceded: bps, whole: WHOLE });
}

/** Claims that have cost, or may cost, a share of the retention of a treaty. */
function noticesOf(treaty: TreatyTerms, subject: readonly Unit[]): readonly NoticeDue[] {
  const { noticeBps, retention, kind } = treaty;
  if (noticeBps === null || retention === null || kind !== 'excess_per_risk') return [];
  const parts = treaty.expenses === 'included' ? ALL : LOSS;
  const within = subject.filter(({ of }) => attaches(treaty, of) && coversCoverage(treaty, of.coverage));
  return [...Map.groupBy(within, ({ of }) => of.claimId)]
    .filter(([, units]) => {
      const cost = units.reduce((sum, { net }) => sum + parts.reduce((all, part) => all + net[part], 0), 0);
      return cost > 0 && cost >= portion(retention, { ceded: noticeBps, whole: WHOLE });
    })
    .map(([claimId]) => ({ claimId, treaty }));
}
