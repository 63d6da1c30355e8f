import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { CompiledManual } from '../src/modules/rating/domain/engine/compile-manual.js';
import { compileManual } from '../src/modules/rating/domain/engine/compile-manual.js';
import { rate } from '../src/modules/rating/domain/engine/rate.js';
import { readManual } from '../src/modules/rating/domain/manual/read-manual.js';
import { PROJECT_ROOT } from '../src/platform/project-root.js';
import { jsonRulesPeer } from './rating/json-rules-peer.js';
import { largeManual } from './rating/large-manual.js';
import { peerModules } from './rating/peer-modules.js';
import type { Peer } from './rating/peer.js';
import { plainManual } from './rating/plain-manual.js';
import { homeRisks } from './rating/risks.js';
import type { Side, Speed } from './rating/rounds.js';
import { alternate, median } from './rating/rounds.js';
import { assertSamePremium } from './rating/same-premium.js';
import { zenPeer } from './rating/zen-peer.js';

/**
 * How many premiums a second one core computes: the homeowners manual of data/manuals in the engine, which checks each risk
 * first, beside two rule engines that follow the same manual; and a manual with a hundred thousand table rows.
 */
const TODAY = '2026-01-01';
const ROUNDS = 5;
const SECONDS = 1;
const RISKS = homeRisks(5_000);
const LARGE_ROWS = 100_000;
const [OURS, WORKSHEET, ZEN, ZEN_TRACE, LARGE] = [
  'bindery',
  'bindery, worksheet',
  'zen',
  'zen, trace',
  'large manual',
];

function ownSide(
  name: string,
  compiled: CompiledManual,
  risks: readonly unknown[],
  worksheet: boolean,
): Side {
  let next = 0;
  const run = (count: number): number => {
    for (let done = 0; done < count; done += 1) {
      rate(compiled, risks[next], { today: TODAY, worksheet });
      next = next + 1 < risks.length ? next + 1 : 0;
    }
    return count;
  };
  return { name, batch: 1_000, run };
}

function peerSide(peer: Peer, batch: number): Side {
  let next = 0;
  const run = async (count: number): Promise<number> => {
    next = next + count <= RISKS.length ? next : 0;
    const { length } = await peer.rate(RISKS.slice(next, (next += count)));
    return length;
  };
  return { name: peer.name, batch, run };
}

/** The median of five: the first ones run before the compiler of JavaScript has warmed up. */
function milliseconds(work: () => unknown): { readonly clock: number; readonly cpu: number } {
  const times = Array.from({ length: 5 }, () => {
    const [began, cpuBegan] = [performance.now(), process.cpuUsage()];
    work();
    const clock = performance.now() - began;
    const { user, system } = process.cpuUsage(cpuBegan);
    return { clock, cpu: (user + system) / 1000 };
  });
  const of = (kind: 'clock' | 'cpu'): number => Math.round(median(times.map((time) => time[kind])));
  return { clock: of('clock'), cpu: of('cpu') };
}

async function main(): Promise<void> {
  const file = join(PROJECT_ROOT, 'data', 'manuals', 'homeowners-oh.json');
  const small = compileManual(readManual(JSON.parse(readFileSync(file, 'utf8'))));
  const plain = plainManual(small.manual);
  const modules = peerModules();
  const zen = zenPeer(modules.zen, plain, ZEN, false);
  const traced = zenPeer(modules.zen, plain, ZEN_TRACE, true);
  const jsonRules = jsonRulesPeer(modules.jsonRules, plain);
  for (const peer of [zen, traced, jsonRules]) await assertSamePremium(small, peer, RISKS, TODAY);
  console.log(`${RISKS.length} risks: the same cents of each coverage, total and decision in all engines.`);

  const document = largeManual(LARGE_ROWS);
  const manual = readManual(document);
  const [read, compile] = [
    milliseconds(() => readManual(document)),
    milliseconds(() => compileManual(manual)),
  ];
  const largeRisks = RISKS.map((risk, index) => ({
    ...risk,
    zipCode: String(10_000 + ((index * 97) % 10_000)),
  }));

  const sides = [
    ownSide(OURS, small, RISKS, false),
    ownSide(WORKSHEET, small, RISKS, true),
    peerSide(zen, 50),
    peerSide(traced, 50),
    peerSide(jsonRules, 10),
    ownSide(LARGE, compileManual(manual), largeRisks, false),
  ];
  const speeds = await alternate(sides, ROUNDS, SECONDS);
  const of = (name: string, kind: keyof Speed): number =>
    Math.round(median((speeds.get(name) as readonly Speed[]).map((speed) => speed[kind])));
  const ratio = (name: string, other: string, kind: keyof Speed): number => {
    const others = speeds.get(other) as readonly Speed[];
    const each = (speeds.get(name) as readonly Speed[]).map((s, at) => s[kind] / (others[at] as Speed)[kind]);
    return Math.round(median(each) * 100) / 100;
  };
  console.log(`\nPremiums a second, median of ${ROUNDS} rounds${' '.repeat(6)}by CPU time     by the clock`);
  for (const { name } of sides) {
    const [cpu, clock] = [of(name, 'cpu'), of(name, 'clock')].map((n) =>
      n.toLocaleString('en-US').padStart(14),
    );
    console.log(`${name.padEnd(34)}${cpu}  ${clock}`);
  }
  const both = (name: string, other: string): { readonly cpu: number; readonly clock: number } => ({
    cpu: ratio(name, other, 'cpu'),
    clock: ratio(name, other, 'clock'),
  });
  const figures = {
    premiumsPerSecond: { cpu: of(OURS, 'cpu'), clock: of(OURS, 'clock') },
    premiumsPerSecondWithWorksheet: { cpu: of(WORKSHEET, 'cpu'), clock: of(WORKSHEET, 'clock') },
    timesZen: both(OURS, ZEN),
    timesZenWithTraces: both(WORKSHEET, ZEN_TRACE),
    timesJsonRulesEngine: both(OURS, jsonRules.name),
    timesSlowerWithLargeManual: both(OURS, LARGE),
    largeManualReadMs: read,
    largeManualCompileMs: compile,
    load: Math.round((loadavg()[0] as number) * 10) / 10,
  };
  console.log('');
  for (const [name, value] of Object.entries(figures))
    console.log(`${name.padEnd(34)} ${JSON.stringify(value)}`);
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
}

await main();
