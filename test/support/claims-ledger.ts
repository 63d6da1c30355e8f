import { hash } from 'node:crypto';
import { expect } from '@jest/globals';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import type { ExposureResponse } from '../../src/modules/claims/exposures/exposures.dto.js';
import type {
  ClaimTransactionResponse,
  FinancialsResponse,
} from '../../src/modules/claims/ledger/transactions.dto.js';
import type { Client } from './app.js';
import type { Answered } from './claims-room.js';
import { ClaimsRoom, step } from './claims-room.js';
import { ifMatch } from './app.js';
import type { WorldOptions } from './world.js';

export type Json = Readonly<Record<string, unknown>>;
export type Booked = Answered<ClaimTransactionResponse>;

/** A claim on the way to being paid. */
export interface Case {
  readonly id: string;
  readonly exposure: ExposureResponse;
  readonly loss: string;
  readonly payee: string;
}

export interface CaseTerms {
  readonly coverage: string;
  readonly loss: string;
  readonly approved: string;
  readonly reserve: string;
}

const BEGAN = '2026-06-01';
export const LATER = '2026-07-15';
/** With a deductible of 1,000 there are 12,000 to be paid, and all of it is set aside. */
const ROOF: CaseTerms = {
  coverage: 'dwelling',
  loss: '13000.00',
  approved: '12000.00',
  reserve: '12000.00',
};

const OF_A_CLAIM = [
  'claims',
  'claim_roles',
  'claim_incidents',
  'claim_exposures',
  'claim_reserve_lines',
  'claim_transactions',
  'claim_entries',
] as const;

function numbered(id: string, n: number): string {
  return `${id.slice(0, 24)}${hash('sha256', `${n} ${id}`).slice(0, 12)}`;
}

/** A home, two adjusters of whom each may commit 60,000 for a coverage, and claims under it that are ready to be paid. */
export class ClaimsLedger {
  private constructor(
    readonly room: ClaimsRoom,
    readonly home: PolicyResponse,
    public adjuster: Client,
    public examiner: Client,
    public admin: Client,
    readonly payee: string,
  ) {}

  static async open(options: Omit<WorldOptions, 'today'> = {}): Promise<ClaimsLedger> {
    const room = await ClaimsRoom.open({ ...options, today: BEGAN });
    const home = await room.home(await room.on(BEGAN, 'agent'));
    const adjuster = await room.on(LATER, 'adjuster');
    const { body: contact } = await adjuster.post<{ id: string }>('/api/v1/claim-contacts', {
      kind: 'person',
      name: 'Ada Lake',
      taxId: '123-45-6789',
    });
    const [examiner, admin] = [await room.as('examiner'), await room.as('admin')];
    const ledger = new ClaimsLedger(room, home, adjuster, examiner, admin, contact.id);
    for (const kind of ['reserve', 'payment', 'approval'])
      await ledger.grant({ role: 'adjuster', kind, basis: 'coverage', amount: '60000.00' });
    return ledger;
  }

  async close(): Promise<void> {
    await this.room.close();
  }

  /** Moves the clock, after which everybody signs in anew. */
  async on(day: string): Promise<void> {
    this.adjuster = await this.room.on(day, 'adjuster');
    this.examiner = await this.room.as('examiner');
    this.admin = await this.room.as('admin');
  }

  async grant(body: Json): Promise<string> {
    const granted = await this.admin.post<{ id: string }>('/api/v1/claim-authorities', {
      effectiveDate: '2026-01-01',
      ...body,
    });
    expect(granted.status).toBe(201);
    return granted.body.id;
  }

  async endGrant(id: string): Promise<void> {
    const path = `/api/v1/claim-authorities/${id}`;
    const ended = await this.admin.patch(path, { expirationDate: '2026-01-02' }, { 'if-match': '*' });
    expect(ended.status).toBe(200);
  }

  /** One of the two instances. */
  at(n: number): ClaimsRoom['app'] {
    return n % 2 ? this.room.app : this.room.other;
  }

  async case(terms: Partial<CaseTerms> = {}, under = this.home): Promise<Case> {
    const { coverage, loss, approved, reserve } = { ...ROOF, ...terms };
    const { body: claim } = await this.room.report(this.adjuster, {
      policyId: under.id,
      lossOn: '2026-07-10',
      cause: 'hail',
    });
    const post = async <T>(path: string, body: Json): Promise<T> => {
      const answer = await this.adjuster.post<T>(`/api/v1/claims/${claim.id}/${path}`, body);
      expect([path, answer.status, answer.body]).toEqual([path, 201, answer.body]);
      return answer.body;
    };
    await post('roles', { contactId: this.payee, role: 'insured' });
    const incident = await post<{ id: string }>('incidents', { kind: 'dwelling' });
    const opened = await post<ExposureResponse>('exposures', { incidentId: incident.id, coverage });
    const { body: exposure } = await this.assess({ id: claim.id, exposure: opened }, loss);
    const line = exposure.lines.find(({ costType }) => costType === 'loss')?.id ?? '';
    await post('reserves', { lineId: line, reserve });
    const reviewed = (await step(this.adjuster, claim, 'review')).body;
    const { body } = await step(this.adjuster, reviewed, 'approve', { coverage, amount: approved });
    expect(body.status).toBe('approved');
    return { id: claim.id, exposure, loss: line, payee: this.payee };
  }

  /** So many claims like this one, written past the application: to make them by requests would take minutes. */
  async copies(claim: Case, count: number): Promise<readonly Case[]> {
    const owned = await Promise.all(
      OF_A_CLAIM.map(async (table) => {
        const of = table === 'claims' ? 'id' : 'claim_id';
        const rows = await this.room.sql<{ row: string }>(
          `select to_jsonb(t)::text as row from ${table} t where ${of} = $1`,
          [claim.id],
        );
        return { table, rows: rows.map(({ row }) => row) };
      }),
    );
    const ids = owned.flatMap(({ rows }) => rows.map((row) => (JSON.parse(row) as { id: string }).id));
    // What differs from copy to copy: the ids, and the number of the claim.
    const own = new RegExp(`(${ids.join('|')}|(?<=CLM-\\d+-)\\d+)`);
    const copies = Array.from({ length: count }, (_, index) => {
      const n = index + 1;
      return { number: String(9_000_000 + n), ids: new Map(ids.map((id) => [id, numbered(id, n)])) };
    });
    const copiesOf = (text: string): readonly string[] => {
      const parts = text.split(own);
      return copies.map((copy) =>
        parts.map((part, at) => (at % 2 === 0 ? part : (copy.ids.get(part) ?? copy.number))).join(''),
      );
    };
    for (const { table, rows } of owned) {
      await this.room.sql(
        `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [`[${rows.flatMap(copiesOf).join(',')}]`],
      );
    }
    return copiesOf(JSON.stringify(claim)).map((copy) => JSON.parse(copy) as Case);
  }

  async assess(
    { id, exposure }: Pick<Case, 'id' | 'exposure'>,
    lossAmount: string,
  ): Promise<Answered<ExposureResponse>> {
    const answer = await this.adjuster.send<Answered<ExposureResponse>['body']>({
      method: 'PUT',
      url: `/api/v1/claims/${id}/exposures/${exposure.id}/loss`,
      headers: { 'if-match': `"${exposure.rowVersion}"` },
      payload: { lossAmount },
    });
    expect(answer.status).toBe(200);
    return answer;
  }

  pay(
    by: Client,
    { id, loss, payee }: Case,
    amount: string | null,
    more: Json = {},
    headers = {},
  ): Promise<Booked> {
    return by.post(
      `/api/v1/claims/${id}/payments`,
      {
        lines: [{ lineId: loss, ...(amount !== null && { amount }) }],
        payees: [{ contactIds: [payee] }],
        type: 'partial',
        method: 'check',
        ...more,
      },
      headers,
    );
  }

  reserve(by: Client, { id, loss }: Case, to: string): Promise<Booked> {
    return by.post(`/api/v1/claims/${id}/reserves`, { lineId: loss, reserve: to });
  }

  decide(
    by: Client,
    { id }: { readonly id: string },
    what: string,
    version: number | '*' = '*',
  ): Promise<Booked> {
    return by.post(`/api/v1/claim-transactions/${id}/${what}`, { reason: 'Looked at' }, ifMatch(version));
  }

  async transactions({ id }: Pick<Case, 'id'>): Promise<readonly ClaimTransactionResponse[]> {
    const { body } = await this.adjuster.get<{ items: readonly ClaimTransactionResponse[] }>(
      `/api/v1/claim-transactions?claimId=${id}&limit=200`,
    );
    return body.items;
  }

  async financials({ id }: Pick<Case, 'id'>): Promise<FinancialsResponse> {
    return (await this.adjuster.get<FinancialsResponse>(`/api/v1/claims/${id}/financials`)).body;
  }

  /** What lines say is what their entries add up to, and what waits is what is held; on all claims, if none is named. */
  async assertAddsUp(claim: Pick<Case, 'id'> | null = null): Promise<void> {
    const rows = await this.room.sql<{ wrong: string }>(
      `select l.id as wrong from claim_reserve_lines l
         left join (select line_id, sum(amount) filter (where kind = 'reserve') as reserved,
                           sum(amount) filter (where kind like 'payment%') as paid,
                           sum(amount) filter (where kind like 'recovery%') as recovered
                      from claim_entries group by line_id) e on e.line_id = l.id
        where l.claim_id = coalesce($1, l.claim_id)
          and (l.reserved, l.paid, l.recovered, l.held) is distinct from
              (coalesce(e.reserved, 0), coalesce(e.paid, 0), coalesce(e.recovered, 0),
               (select coalesce(sum((x ->> 'amount')::numeric), 0)
                  from claim_transactions t, jsonb_array_elements(t.lines) x
                 where t.claim_id = l.claim_id and t.kind = 'payment' and t.status in ('pending', 'scheduled')
                   and (x ->> 'lineId')::uuid = l.id))`,
      [claim?.id ?? null],
    );
    expect(rows).toEqual([]);
  }
}
