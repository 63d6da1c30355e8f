import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Statement } from '../../platform/statement.js';

export interface PolicyNumbers {
  readonly contractNumber: string;
  readonly policyNumber: string;
}

/** The next contract number; the policy number of a term is made from it. */
const FIRST = new Statement<{ readonly termNumber: number }, PolicyNumbers>(
  ({ termNumber }) => sql`
    select n as contract_number, term_policy_number(n, ${termNumber}::integer) as policy_number from generate_contract_number() n`,
);

const OF_TERM = new Statement<
  { readonly contractNumber: string; readonly termNumber: number },
  Pick<PolicyNumbers, 'policyNumber'>
>(
  ({ contractNumber, termNumber }) =>
    sql`select term_policy_number(${contractNumber}, ${termNumber}::integer) as policy_number`,
);

/** Draws the numbers of a new contract and of its first term. */
export function drawNumbers(em: EntityManager): Promise<PolicyNumbers | null> {
  return FIRST.first(em, { termNumber: 1 });
}

export async function numberOfTerm(
  em: EntityManager,
  contractNumber: string,
  termNumber: number,
): Promise<string> {
  const found = await OF_TERM.first(em, { contractNumber, termNumber });
  if (!found) throw new Error('A function gave no row');
  return found.policyNumber;
}
