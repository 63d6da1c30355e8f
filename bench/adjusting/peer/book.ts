import type { PoolClient } from 'pg';
import { newId } from '../../../src/shared/ids.js';
import { insertAnswer, insertAudit, insertCopy } from '../../http/peer/rows.js';
import { filled } from '../../http/written-rows.js';
import type { AdjustingSample } from '../sample.js';

export interface BookOnClaim {
  readonly key: string;
  readonly claimId: string;
  readonly adjusterId: string;
  readonly body: unknown;
}

type Booking = (client: PoolClient, input: BookOnClaim) => Promise<string>;

interface Locked {
  readonly claimNumber: string;
  readonly sequence: number;
  readonly entry: number;
}

const LOCK_CLAIM = `select claim_number as "claimNumber" from claims where id = $1 for no key update`;

const LAST = `
  select (select coalesce(max(sequence), 0) + 1 from claim_transactions where claim_id = $1)::integer as sequence,
         (select coalesce(max(sequence), 0) + 1 from claim_entries where claim_id = $1)::integer as entry`;

const RESERVE = `update claim_reserve_lines set reserved = $2, row_version = row_version + 1 where id = $1`;
const HOLD = `update claim_reserve_lines set held = held + $2, row_version = row_version + 1 where id = $1`;

async function lock(client: PoolClient, claimId: string): Promise<Locked> {
  const locked = await client.query<Pick<Locked, 'claimNumber'>>(LOCK_CLAIM, [claimId]);
  const last = await client.query<Omit<Locked, 'claimNumber'>>(LAST, [claimId]);
  return { ...(locked.rows[0] as Locked), ...(last.rows[0] as Locked) };
}

/** The reserve of the sample once more, on another line. */
export function setReserve(sample: AdjustingSample): Booking {
  const { reserve, entry, reserveFigure, cession, reserveAudit, reserveAnswer } = sample;
  const answer = JSON.parse(filled(reserveAnswer, 'response_body')) as Record<string, unknown>;
  const changes = JSON.parse(filled(reserveAudit, 'changes')) as object;

  return async (client, { key, claimId, adjusterId, body }) => {
    const { lineId, reserve: to } = body as { readonly lineId: string; readonly reserve: string };
    const id = newId();
    const now = new Date().toISOString();
    const last = await lock(client, claimId);
    const lines = [{ lineId, amount: reserve['amount'] }];
    await insertCopy(client, 'claim_transactions', {
      ...reserve,
      id,
      claim_id: claimId,
      sequence: String(last.sequence),
      lines: JSON.stringify(lines),
      requested_by: adjusterId,
      requested_at: now,
      decided_by: adjusterId,
      decided_at: now,
      booked_at: now,
    });
    await client.query(RESERVE, [lineId, to]);
    await insertCopy(client, 'claim_entries', {
      ...entry,
      id: newId(),
      claim_id: claimId,
      sequence: String(last.entry),
      transaction_id: id,
      line_id: lineId,
      booked_by: adjusterId,
      booked_at: now,
    });
    await insertCopy(client, 'claim_figure_changes', { ...reserveFigure, id: newId() });
    await insertCopy(client, 'claim_cession_changes', { ...cession, id: newId(), claim_id: claimId });
    await insertAudit(client, { agentId: adjusterId, path: `/api/v1/claims/${claimId}/reserves` }, [
      { sample: reserveAudit, resourceId: claimId, changes: { ...changes, transactionId: id, lineId } },
    ]);
    const text = JSON.stringify({
      ...answer,
      id,
      claimId,
      claimNumber: last.claimNumber,
      sequence: last.sequence,
      lines,
      requestedBy: adjusterId,
      requestedAt: now,
      decidedBy: adjusterId,
      decidedAt: now,
      bookedAt: now,
    });
    const scope = `${adjusterId} POST /api/v1/claims/:id/reserves`;
    const location = `/api/v1/claim-transactions/${id}`;
    await insertAnswer(client, reserveAnswer, { scope, key, location, body: text });
    return text;
  };
}

interface Payment {
  readonly lines: readonly [{ readonly lineId: string; readonly amount: string }];
  readonly payees: readonly [{ readonly contactIds: readonly [string] }];
}

/** The payment of the sample once more, from another line: it waits for a second person. */
export function requestPayment(sample: AdjustingSample): Booking {
  const { payment, payee, paymentAudit, paymentAnswer } = sample;
  const answer = JSON.parse(filled(paymentAnswer, 'response_body')) as Record<string, unknown>;
  const changes = JSON.parse(filled(paymentAudit, 'changes')) as object;

  return async (client, { key, claimId, adjusterId, body }) => {
    const { lines, payees } = body as Payment;
    const [{ lineId, amount }] = lines;
    const [contactId] = payees[0].contactIds;
    const id = newId();
    const now = new Date().toISOString();
    const last = await lock(client, claimId);
    await insertCopy(client, 'claim_transactions', {
      ...payment,
      id,
      claim_id: claimId,
      sequence: String(last.sequence),
      lines: JSON.stringify([{ lineId, amount }]),
      requested_by: adjusterId,
      requested_at: now,
    });
    await insertCopy(client, 'claim_payees', { ...payee, transaction_id: id, contact_id: contactId });
    await client.query(HOLD, [lineId, amount]);
    await insertAudit(client, { agentId: adjusterId, path: `/api/v1/claims/${claimId}/payments` }, [
      { sample: paymentAudit, resourceId: claimId, changes: { ...changes, transactionIds: [id] } },
    ]);
    const text = JSON.stringify({
      ...answer,
      id,
      claimId,
      claimNumber: last.claimNumber,
      sequence: last.sequence,
      lines: [{ lineId, amount }],
      requestedBy: adjusterId,
      requestedAt: now,
      payees: [{ contactIds: [contactId], amount }],
    });
    const scope = `${adjusterId} POST /api/v1/claims/:id/payments`;
    const location = `/api/v1/claim-transactions/${id}`;
    await insertAnswer(client, paymentAnswer, { scope, key, location, body: text });
    return text;
  };
}
