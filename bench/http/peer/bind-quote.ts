import type { PoolClient } from 'pg';
import { newId } from '../../../src/shared/ids.js';
import type { Sample } from '../sample.js';
import { filled } from '../written-rows.js';
import { insertConsequences } from './consequences.js';
import { insertAnswer, insertAudit, tuples } from './rows.js';

export interface BindQuote {
  readonly key: string;
  readonly quoteId: string;
  readonly agentId: string;
}

interface LockedQuote {
  readonly customerId: string;
  readonly worksheetId: string;
  readonly quoteNumber: string;
}

interface PolicyNumbers {
  readonly contractNumber: string;
  readonly policyNumber: string;
}

const LOCK_QUOTE = `
  select customer_id as "customerId", worksheet_id as "worksheetId", quote_number as "quoteNumber"
  from quotes where id = $1 for update`;

const INSERT_POLICY = `
  insert into policies (
    id, contract_number, policy_number, term_number, customer_id, data, status, product_type, state, company_code, agency_id,
    effective_date, expiration_date, term_months, time_zone, quote_id, edition, bound_at, issued_at, created_at, updated_at)
  select $1, number, term_policy_number(number, 1), 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
         $15, $15, $15, $15
    from generate_contract_number() as number
  returning contract_number as "contractNumber", policy_number as "policyNumber"`;

const INSERT_PARTY = `
  insert into policy_parties (id, policy_id, role, customer_id, name, effective_date, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $7)`;

const INSERT_TRANSACTION = `
  insert into policy_transactions (
    id, policy_id, sequence, kind, effective_on, booked_at, booked_by, snapshot, worksheet_id, details, created_at)
  values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $5)`;

const CHARGE_COLUMNS = 11;

const UPDATE_QUOTE = `
  update quotes
     set status = 'bound', converted_to_policy_id = $2, updated_by = $3, updated_at = $4, row_version = row_version + 1
   where id = $1`;

/** Policy, ledger entry, charges, insured, account, declarations, audit and answer of the sample once more, for another quote and key. */
export function bindQuote(sample: Sample): (client: PoolClient, input: BindQuote) => Promise<string> {
  const { policy, party, transaction, charges } = sample;
  const answer = JSON.parse(filled(sample.bindAnswer, 'response_body')) as Record<string, unknown>;
  const changes = JSON.parse(filled(sample.policyAudit, 'changes')) as Record<string, unknown>;
  const details = JSON.parse(filled(transaction, 'details')) as Record<string, unknown>;
  const insertCharges = `
    insert into policy_charges (
      transaction_id, created_at, id, item_id, coverage, kind, code, earning, amount, effective_date, expiration_date)
    values ${tuples(charges.length, CHARGE_COLUMNS)}`;

  return async (client, { key, quoteId, agentId }) => {
    const id = newId();
    const transactionId = newId();
    const now = new Date().toISOString();
    const locked = await client.query<LockedQuote>(LOCK_QUOTE, [quoteId]);
    const { customerId, worksheetId, quoteNumber } = locked.rows[0] as LockedQuote;
    const inserted = await client.query<PolicyNumbers>(INSERT_POLICY, [
      id,
      customerId,
      policy['data'],
      policy['status'],
      policy['product_type'],
      policy['state'],
      policy['company_code'],
      policy['agency_id'],
      policy['effective_date'],
      policy['expiration_date'],
      policy['term_months'],
      policy['time_zone'],
      quoteId,
      policy['edition'],
      now,
    ]);
    const numbers = inserted.rows[0] as PolicyNumbers;
    const effective = party['effective_date'];
    await client.query(INSERT_PARTY, [newId(), id, party['role'], customerId, party['name'], effective, now]);
    await client.query(INSERT_TRANSACTION, [
      transactionId,
      id,
      transaction['kind'],
      transaction['effective_on'],
      now,
      agentId,
      transaction['snapshot'],
      worksheetId,
      JSON.stringify({ ...details, quoteNumber }),
    ]);
    await client.query(
      insertCharges,
      charges.flatMap((charge) => [
        transactionId,
        now,
        newId(),
        charge['item_id'],
        charge['coverage'],
        charge['kind'],
        charge['code'],
        charge['earning'],
        charge['amount'],
        charge['effective_date'],
        charge['expiration_date'],
      ]),
    );
    await client.query(UPDATE_QUOTE, [quoteId, id, agentId, now]);
    const { policyNumber } = numbers;
    const term = { policyId: id, policyNumber, transactionId, customerId, agentId, now };
    const { quoteBoundAudit, policyAudit } = sample;
    await insertAudit(client, { agentId, path: `/api/v1/quotes/${quoteId}/bind` }, [
      ...(await insertConsequences(client, sample, term)),
      { sample: quoteBoundAudit, resourceId: quoteId, changes: { status: 'bound', policyId: id } },
      {
        sample: policyAudit,
        resourceId: id,
        changes: { ...changes, policyNumber, quoteId },
      },
    ]);
    const body = JSON.stringify({
      ...answer,
      ...numbers,
      id,
      customerId,
      quoteId,
      boundAt: now,
      issuedAt: now,
      createdAt: now,
      updatedAt: now,
    });
    const scope = `${agentId} POST /api/v1/quotes/:id/bind`;
    await insertAnswer(client, sample.bindAnswer, { scope, key, location: `/api/v1/policies/${id}`, body });
    return body;
  };
}
