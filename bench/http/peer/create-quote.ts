import type { PoolClient } from 'pg';
import { newId } from '../../../src/shared/ids.js';
import type { Sample } from '../sample.js';
import { filled } from '../written-rows.js';
import { insertAnswer, insertAudit, insertCopy } from './rows.js';

export interface CreateQuote {
  readonly key: string;
  readonly customerId: string;
  readonly agentId: string;
}

const INSERT_WORKSHEET = `
  insert into rating_worksheets (id, edition_id, edition_hash, engine_version, total, worksheet, content_hash)
  values ($1, $2, $3, $4, $5, $6, $7)`;

const INSERT_QUOTE = `
  insert into quotes (
    id, version, customer_id, agency_id, product_type, company_code, state, zip_code, status,
    effective_date, expiration_date, term_months, base_premium, total_premium, monthly_premium,
    property_info, coverage_selections, rating_factors, charges, payments, discounts_applied, surcharges_applied, decision,
    edition, worksheet_id, expires_at, created_by, updated_by, created_at, updated_at)
  values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
          $25, $26, $26, $27, $27)
  returning quote_number as "quoteNumber"`;

/** Worksheet, quote, adverse action, audit and answer of the sample once more, for another customer and key. */
export function createQuote(sample: Sample): (client: PoolClient, input: CreateQuote) => Promise<string> {
  const { quote, worksheet } = sample;
  const answer = JSON.parse(filled(sample.quoteAnswer, 'response_body')) as Record<string, unknown>;
  const changes = JSON.parse(filled(sample.quoteAudit, 'changes')) as Record<string, unknown>;

  return async (client, { key, customerId, agentId }) => {
    const id = newId();
    const worksheetId = newId();
    const now = new Date().toISOString();
    await client.query(INSERT_WORKSHEET, [
      worksheetId,
      worksheet['edition_id'],
      worksheet['edition_hash'],
      worksheet['engine_version'],
      worksheet['total'],
      worksheet['worksheet'],
      worksheet['content_hash'],
    ]);
    const { rows } = await client.query<{ quoteNumber: string }>(INSERT_QUOTE, [
      id,
      customerId,
      quote['agency_id'],
      quote['product_type'],
      quote['company_code'],
      quote['state'],
      quote['zip_code'],
      quote['status'],
      quote['effective_date'],
      quote['expiration_date'],
      quote['term_months'],
      quote['base_premium'],
      quote['total_premium'],
      quote['monthly_premium'],
      quote['property_info'],
      quote['coverage_selections'],
      quote['rating_factors'],
      quote['charges'],
      quote['payments'],
      quote['discounts_applied'],
      quote['surcharges_applied'],
      quote['decision'],
      quote['edition'],
      worksheetId,
      quote['expires_at'],
      agentId,
      now,
    ]);
    const quoteNumber = rows[0]?.quoteNumber;
    const subject = { id: newId(), subject_id: id, customer_id: customerId };
    await insertCopy(client, 'adverse_actions', { ...sample.adverseAction, ...subject });
    const by = { agentId, path: '/api/v1/quotes' };
    await insertAudit(client, by, [{ sample: sample.quoteAudit, resourceId: id, changes }]);
    const body = JSON.stringify({
      ...answer,
      id,
      worksheetId,
      quoteNumber,
      customerId,
      createdAt: now,
      updatedAt: now,
    });
    const scope = `${agentId} POST /api/v1/quotes`;
    await insertAnswer(client, sample.quoteAnswer, { scope, key, location: `/api/v1/quotes/${id}`, body });
    return body;
  };
}
