/** One thing to measure; `run` rates about as many risks as it is asked for, and says how many. */
export interface Side {
  readonly name: string;
  run(count: number): number | Promise<number>;
  /** How many at a time, so that asking for the clock costs nothing. */
  readonly batch: number;
}

export interface Speed {
  /** A second of the time that all threads of the process spent, and a second of the clock. */
  readonly cpu: number;
  readonly clock: number;
}

/** The sides take turns, so that what else the machine does falls on all of them; by side, one speed for each round. */
export async function alternate(
  sides: readonly Side[],
  rounds: number,
  seconds: number,
): Promise<ReadonlyMap<string, readonly Speed[]>> {
  const speeds = new Map(sides.map(({ name }): [string, Speed[]] => [name, []]));
  for (const side of sides) await measure(side, seconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const side of sides) speeds.get(side.name)?.push(await measure(side, seconds));
  }
  return speeds;
}

async function measure({ run, batch }: Side, seconds: number): Promise<Speed> {
  const [began, cpuBegan] = [performance.now(), process.cpuUsage()];
  let count = 0;
  let elapsed = 0;
  while (elapsed < seconds * 1000) {
    count += await run(batch);
    elapsed = performance.now() - began;
  }
  const { user, system } = process.cpuUsage(cpuBegan);
  return { cpu: (count * 1e6) / (user + system), clock: (count * 1e3) / elapsed };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
