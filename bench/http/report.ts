import type { Comparison } from './rounds.js';

export interface Report {
  readonly comparisons: Readonly<Record<'createQuote' | 'bind' | 'readPolicy', Comparison>>;
  readonly memory: { readonly idleMb: number; readonly afterMb: number; readonly requests: number };
  readonly startUpMs: number;
}

const TITLES = { createQuote: 'create quote', bind: 'bind', readPolicy: 'read policy' } as const;

export function table({ comparisons, memory, startUpMs }: Report): string {
  const lines = [
    row('', 'ratio', 'per second', 'p50 ms', 'p99 ms', 'by hand', 'p50 ms', 'p99 ms', 'ratio of each pair'),
    ...Object.entries(TITLES).map(([name, title]) => {
      const { bindery, peer, ratio, ratios } = comparisons[name as keyof typeof TITLES];
      return row(
        title,
        ratio.toFixed(2),
        ...[bindery, peer].flatMap(({ perSecond, p50, p99 }) => [
          perSecond.toFixed(0),
          p50.toFixed(1),
          p99.toFixed(1),
        ]),
        ratios.map((each) => each.toFixed(2)).join(' '),
      );
    }),
    '',
    `memory of the application: ${memory.idleMb} MB idle, ${memory.afterMb} MB after ${memory.requests} requests`,
    `start-up until ready, on a migrated database: ${startUpMs} ms`,
  ];
  return lines.join('\n');
}

function row(title: string, ...cells: readonly string[]): string {
  const last = cells.at(-1) ?? '';
  return `${title.padEnd(13)}${cells
    .slice(0, -1)
    .map((cell) => cell.padStart(11))
    .join('')}   ${last}`;
}

export function figures({ comparisons, memory, startUpMs }: Report): Record<string, number> {
  const named: Record<string, number> = {};
  for (const [name, { bindery, peer, ratio }] of Object.entries(comparisons)) {
    named[`${name}Ratio`] = rounded(ratio);
    for (const [side, { perSecond, p50, p99 }] of [
      [name, bindery] as const,
      [`${name}Peer`, peer] as const,
    ]) {
      named[`${side}PerSecond`] = Math.round(perSecond);
      named[`${side}P50Ms`] = rounded(p50);
      named[`${side}P99Ms`] = rounded(p99);
    }
  }
  return {
    ...named,
    memoryIdleMb: memory.idleMb,
    memoryAfterMb: memory.afterMb,
    memoryAfterRequests: memory.requests,
    startUpMs,
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
