import { expect } from '@jest/globals';
import type { Page } from '../../src/shared/page.js';
import type { Client } from './app.js';
import type { PolicyResponse, PolicyTransactionResponse } from '../../src/modules/policies/policies.dto.js';

/** All entries of a policy's ledger, page by page. */
export async function ledgerOf(
  by: Client,
  { id }: Pick<PolicyResponse, 'id'>,
): Promise<readonly PolicyTransactionResponse[]> {
  const entries: PolicyTransactionResponse[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor && `&cursor=${cursor}`;
    const { status, body } = await by.get<Page<PolicyTransactionResponse>>(
      `/api/v1/policies/${id}/transactions?limit=200${from}`,
    );
    expect(status).toBe(200);
    entries.push(...body.items);
    cursor = body.nextCursor;
  }
  return entries;
}

/** The sum of all charges, as a client would add it up; it must be what the policy says its premium is. */
export async function addsUp(by: Client, policy: Pick<PolicyResponse, 'id' | 'totalPremium'>): Promise<void> {
  expect(charged(await ledgerOf(by, policy))).toBe(Math.round(Number(policy.totalPremium) * 100));
}

/** In cents. */
export function charged(entries: readonly PolicyTransactionResponse[]): number {
  const charges = entries.flatMap((entry) => entry.charges);
  return charges.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
}
