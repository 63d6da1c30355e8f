import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../../shared/actor.js';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { newId } from '../../../../shared/ids.js';
import { Statement } from '../../../../platform/statement.js';
import type { BindableQuote } from '../../../quoting/index.js';
import type { CoverageInForce } from '../../domain/coverage-in-force.js';
import type { NewBusinessLedger } from './domain/new-business.js';
import type { PolicyStatus } from '../../domain/policy-status.js';
import { insertEntries } from '../../ledger/ledger-rows.js';

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

interface PolicyRow extends Omit<BindableQuote, 'id' | 'version' | 'charges' | 'payments' | 'risk'> {
  readonly id: string;
  readonly quoteId: string;
  readonly contractNumber: string;
  readonly policyNumber: string;
  readonly data: string;
  readonly status: PolicyStatus;
  readonly timeZone: string;
  readonly now: Date;
}

const POLICY = new Statement<PolicyRow>(
  (row) => sql`
    insert into policies (id, policy_number, contract_number, term_number, customer_id, data, status, product_type, state,
                          company_code, agency_id, effective_date, expiration_date, term_months, time_zone, quote_id, edition,
                          bound_at, issued_at, created_at, updated_at)
    values (${row.id}, ${row.policyNumber}, ${row.contractNumber}, 1, ${row.customerId}, ${row.data}, ${row.status},
            ${row.productType}, ${row.state}, ${row.companyCode}, ${row.agencyId}, ${row.effectiveDate},
            ${row.expirationDate}, ${row.termMonths}, ${row.timeZone}, ${row.quoteId}, ${row.editionId}, ${row.now}, ${row.now},
            ${row.now}, ${row.now})`,
);

interface InsuredRow {
  readonly id: string;
  readonly policyId: string;
  readonly customerId: string;
  readonly name: string;
  readonly effectiveDate: CalendarDate;
  readonly now: Date;
}

const INSURED = new Statement<InsuredRow>(
  (row) => sql`
    insert into policy_parties (id, policy_id, role, customer_id, name, effective_date, created_at, updated_at)
    values (${row.id}, ${row.policyId}, 'first_named_insured', ${row.customerId}, ${row.name}, ${row.effectiveDate}, ${row.now},
            ${row.now})`,
);

/** Writes a first term: the policy, its named insured, the first entry of its ledger with charges and coverages. */
export async function insertNewBusiness(
  em: EntityManager,
  actor: Actor,
  business: NewBusiness,
  now: Date,
): Promise<{ readonly policyId: string; readonly transactionId: string }> {
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
  const { insuredName: name, ...named } = business;
  const { id: quoteId, customerId, effectiveDate, expirationDate } = quote;
  const data = JSON.stringify({ insuredName: name });
  await POLICY.send(em, { ...quote, ...named, id: policyId, quoteId, data, now });
  await INSURED.send(em, { id: newId(), policyId, customerId, name, effectiveDate, now });
  await insertEntries(em, actor, { id: policyId, expirationDate }, [entry], now);
  return { policyId, transactionId: entry.id };
}
