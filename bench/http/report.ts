import type { Comparison, Round } from './rounds.js';

export interface Report {
  readonly comparisons: Readonly<Record<'createQuote' | 'bind' | 'readPolicy', Comparison>>;
  readonly memory: { readonly idleMb: number; readonly afterMb: number; readonly requests: number };
  readonly startUpMs: number;
}

const TITLES = { createQuote: 'create quote', bind: 'bind', readPolicy: 'read policy' } as const;
const FIRST = 24;
const OTHER = 12;

export function table({ comparisons, memory, startUpMs }: Report): string {
  return [
    ...comparisonLines(TITLES, comparisons),
    '',
    `memory of the application: ${memory.idleMb} MB idle, ${memory.afterMb} MB after ${memory.requests} requests`,
    `start-up until ready, on a migrated database: ${startUpMs} ms`,
  ].join('\n');
}

/** Bindery beside each peer, route by route. */
export function comparisonLines<Name extends string>(
  titles: Readonly<Record<Name, string>>,
  comparisons: Readonly<Record<Name, Comparison>>,
): readonly string[] {
  const lines = [row('', 'per second', 'p50 ms', 'p99 ms', 'CPU ms')];
  for (const [name, title] of Object.entries<string>(titles)) {
    const { bindery, plain, expert } = comparisons[name as Name];
    lines.push(row(title, ...cells(bindery)));
    for (const [peer, { round, ratio, cpuRatio, ratios }] of Object.entries({ plain, expert }))
      lines.push(
        row(`  by hand, ${peer}`, ...cells(round)),
        row('  ratio', ratio.toFixed(2), '', '', cpuRatio.toFixed(2)),
        `  of each pair of rounds: ${ratios.map((each) => each.toFixed(2)).join(' ')}`,
      );
  }
  return lines;
}

function cells({ perSecond, p50, p99, cpuMs }: Round): readonly string[] {
  return [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), cpuMs.toFixed(2)];
}

function row(title: string, ...values: readonly string[]): string {
  return title.padEnd(FIRST) + values.map((value) => value.padStart(OTHER)).join('');
}

export function figures({ comparisons, memory, startUpMs }: Report): Record<string, number> {
  return {
    ...comparisonFigures(comparisons),
    memoryIdleMb: memory.idleMb,
    memoryAfterMb: memory.afterMb,
    memoryAfterRequests: memory.requests,
    startUpMs,
  };
}

export function comparisonFigures(comparisons: Readonly<Record<string, Comparison>>): Record<string, number> {
  const named: Record<string, number> = {};
  for (const [name, { bindery, plain, expert }] of Object.entries(comparisons)) {
    named[`${name}Ratio`] = rounded(plain.ratio);
    named[`${name}CpuRatio`] = rounded(plain.cpuRatio);
    named[`${name}ExpertRatio`] = rounded(expert.ratio);
    named[`${name}ExpertCpuRatio`] = rounded(expert.cpuRatio);
    const sides = [
      [name, bindery],
      [`${name}Peer`, plain.round],
      [`${name}Expert`, expert.round],
    ] as const;
    for (const [side, round] of sides) {
      named[`${side}PerSecond`] = Math.round(round.perSecond);
      named[`${side}P50Ms`] = rounded(round.p50);
      named[`${side}P99Ms`] = rounded(round.p99);
      named[`${side}CpuMs`] = rounded(round.cpuMs);
    }
  }
  return named;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
