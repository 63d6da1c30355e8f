import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../../shared/actor.js';
import { newId } from '../../../../shared/ids.js';
import type { BindableQuote } from '../../../quoting/index.js';
import type { CoverageInForce } from '../../domain/coverage-in-force.js';
import type { NewBusinessLedger } from './domain/new-business.js';
import type { PolicyStatus } from '../../domain/policy-status.js';
import { chargeRows, coverageRows, transactionRows } from '../../ledger/ledger-rows.js';

export interface NewBusiness {
  readonly quote: BindableQuote;
  readonly contractNumber: string;
  readonly policyNumber: string;
  readonly insuredName: string;
  readonly timeZone: string;
  readonly status: PolicyStatus;
  readonly ledger: NewBusinessLedger;
  readonly coverages: readonly CoverageInForce[];
}

export interface NewBusinessRows {
  readonly policyId: string;
  readonly transactionId: string;
  readonly writes: readonly RawBuilder<unknown>[];
}

/** The rows of a first term: the policy, its named insured, the first entry of its ledger with charges and coverages. */
export function newBusinessRows(actor: Actor, business: NewBusiness, now: Date): NewBusinessRows {
  const { quote, ledger, coverages } = business;
  const policyId = newId();
  const entry = {
    id: newId(),
    sequence: 1,
    kind: 'new_business',
    effectiveOn: quote.effectiveDate,
    reverses: null,
    snapshot: { ...quote.risk },
    worksheetId: quote.worksheetId,
    details: { quoteNumber: quote.quoteNumber, quoteVersion: quote.version, itemIds: ledger.itemIds },
    charges: ledger.charges,
    coverages,
  } as const;
  return {
    policyId,
    transactionId: entry.id,
    writes: [
      policyRow(policyId, business, now),
      insuredRow(policyId, business, now),
      transactionRows(actor, policyId, [entry], now),
      chargeRows([entry], now),
      coverageRows([entry], quote, now),
    ],
  };
}

function policyRow(id: string, business: NewBusiness, now: Date): RawBuilder<unknown> {
  const { quote, contractNumber, policyNumber, insuredName, timeZone, status } = business;
  return sql`
    insert into policies (id, policy_number, contract_number, term_number, customer_id, data, status, product_type, state,
                          company_code, agency_id, effective_date, expiration_date, term_months, time_zone, quote_id, edition,
                          bound_at, issued_at, created_at, updated_at)
    values (${id}, ${policyNumber}, ${contractNumber}, 1, ${quote.customerId}, ${JSON.stringify({ insuredName })}, ${status},
            ${quote.productType}, ${quote.state}, ${quote.companyCode}, ${quote.agencyId}, ${quote.effectiveDate},
            ${quote.expirationDate}, ${quote.termMonths}, ${timeZone}, ${quote.id}, ${quote.editionId}, ${now}, ${now},
            ${now}, ${now})`;
}

function insuredRow(policyId: string, business: NewBusiness, now: Date): RawBuilder<unknown> {
  const { quote, insuredName } = business;
  return sql`
    insert into policy_parties (id, policy_id, role, customer_id, name, effective_date, created_at, updated_at)
    values (${newId()}, ${policyId}, 'first_named_insured', ${quote.customerId}, ${insuredName}, ${quote.effectiveDate}, ${now},
            ${now})`;
}
