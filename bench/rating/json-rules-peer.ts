import type { JsonRulesModule } from './peer-modules.js';
import type { Peer, PeerResult } from './peer.js';
import type { Condition, PlainManual, PlainRow } from './plain-manual.js';

const OPERATORS = {
  '==': 'equal',
  '>=': 'greaterThanInclusive',
  '>': 'greaterThan',
  '<=': 'lessThanInclusive',
  '<': 'lessThan',
} as const;

type Facts = Record<string, unknown>;

/** A rule for each row, discount and underwriting rule. The engine knows no arithmetic: that is done on the rules that held. */
export function jsonRulesPeer({ Engine }: JsonRulesModule, manual: PlainManual): Peer {
  const engine = new Engine(rulesOf(manual));
  const one = async (risk: unknown): Promise<PeerResult> => {
    const facts: Facts = {};
    flatten(risk as Facts, '', facts);
    const { events } = await engine.run(facts);
    return premium(
      manual,
      new Map(events.map(({ type, params }) => [type, params?.['row'] as PlainRow])),
      facts,
    );
  };
  // One after the other: a run that waits for another one would only add to its work.
  const rate = async (risks: readonly unknown[]): Promise<readonly PeerResult[]> => {
    const results: PeerResult[] = [];
    for (const risk of risks) results.push(await one(risk));
    return results;
  };
  return { name: 'json-rules-engine', rate };
}

/** Facts by their whole path, which spares the engine a JSONPath query for each condition. */
function flatten(value: Facts, before: string, facts: Facts): void {
  for (const [name, part] of Object.entries(value)) {
    if (part !== null && typeof part === 'object') flatten(part as Facts, `${before}${name}.`, facts);
    else facts[`${before}${name}`] = part;
  }
}

function rulesOf(manual: PlainManual): readonly object[] {
  const rule = (type: string, when: readonly Condition[], params: Facts = {}): object => ({
    conditions: {
      all: when.map(({ input, operator, value }) => ({ fact: input, operator: OPERATORS[operator], value })),
    },
    event: { type, params },
  });
  const steps = manual.coverages.flatMap(({ steps }) => steps);
  return [
    ...steps.flatMap((step) =>
      step.kind === 'discounts'
        ? step.rules.map(({ code, when }) => rule(code, when))
        : step.rows.map((row) => rule(step.code, row.conditions, { row })),
    ),
    ...manual.underwriting.map(({ outcome, when }) => rule(outcome, when)),
  ];
}

function premium(manual: PlainManual, held: ReadonlyMap<string, PlainRow>, facts: Facts): PeerResult {
  const coverages = manual.coverages.map(({ steps }) => {
    let cents = 100;
    for (const step of steps) {
      if (step.kind === 'discounts') {
        const off = step.rules.reduce((sum, { code, percent }) => (held.has(code) ? sum + percent : sum), 0);
        cents = halfUp(cents * (100 - off), 100);
      } else {
        const { n, d, line } = held.get(step.code) as PlainRow;
        const slope = line ? line.slope * ((facts[line.input] as number) - line.start) : 0;
        cents = halfUp(cents * (n + slope), d);
      }
    }
    return cents;
  });
  const exact = coverages.reduce((sum, cents) => sum + cents, manual.fee * 100);
  const outcome = ['decline', 'refer'].find((each) => held.has(each)) ?? 'accept';
  return { coverages, totalCents: halfUp(exact, 100) * 100, outcome };
}

/** In whole numbers, as the engine measured beside it does. */
function halfUp(n: number, d: number): number {
  return Math.floor((2 * n + d) / (2 * d));
}
