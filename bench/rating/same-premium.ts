import type { CompiledManual } from '../../src/modules/rating/domain/engine/compile-manual.js';
import { rate } from '../../src/modules/rating/domain/engine/rate.js';
import type { Peer, PeerResult } from './peer.js';

/** Throws unless the peer comes to the same cents of every coverage, the same total and the same decision for every risk. */
export async function assertSamePremium(
  compiled: CompiledManual,
  peer: Peer,
  risks: readonly unknown[],
  today: string,
): Promise<void> {
  const answers = await peer.rate(risks);
  risks.forEach((risk, index) => {
    const [own, other] = [JSON.stringify(ours(compiled, risk, today)), JSON.stringify(answers[index])];
    if (own !== other)
      throw new Error(`${peer.name} gives ${other} and not ${own} for ${JSON.stringify(risk)}`);
  });
}

function ours(compiled: CompiledManual, risk: unknown, today: string): PeerResult {
  const { charges, total, decision } = rate(compiled, risk, { today });
  const coverages = compiled.manual.coverages.map(({ code }) =>
    charges.reduce((sum, { coverage, amount }) => (coverage === code ? sum + cents(amount) : sum), 0),
  );
  return { coverages, totalCents: cents(total), outcome: decision.outcome };
}

function cents(amount: string): number {
  return Math.round(Number(amount) * 100);
}
