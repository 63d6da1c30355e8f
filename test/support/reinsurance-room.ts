import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { expect } from '@jest/globals';
import { CessionsJob } from '../../src/modules/claims/jobs/cessions.job.js';
import type {
  ClaimRecoverablesResponse,
  RecoverableResponse,
} from '../../src/modules/claims/reinsurance/recoverables.dto.js';
import type { TreatyResponse } from '../../src/modules/claims/reinsurance/treaties.dto.js';
import type { Page } from '../../src/shared/page.js';
import type { Client } from './app.js';
import { ifMatch } from './app.js';
import type { Answered } from './claims-room.js';
import type { Case, Json } from './claims-ledger.js';
import { ClaimsLedger } from './claims-ledger.js';

const TREATIES = '/api/v1/reinsurance-treaties';
export const PERIOD = { effectiveDate: '2026-01-01', expirationDate: '2027-01-01' } as const;
export const QUOTA_SHARE: Json = {
  title: 'Quota share of homes',
  kind: 'quota_share',
  reinsurers: [{ code: 'RE-ALPINE', name: 'Alpine Re', shareBps: 10_000 }],
  placedBps: 10_000,
  cededBps: 4_000,
  expenses: 'pro_rata',
  ...PERIOD,
};
export const EXCESS: Json = {
  title: 'Excess of one claim',
  kind: 'excess_per_risk',
  reinsurers: [{ code: 'RE-BALTIC', name: 'Baltic Re', shareBps: 10_000 }],
  placedBps: 10_000,
  retention: '2000.00',
  limitAmount: '8000.00',
  expenses: 'included',
  ...PERIOD,
};

/** Claims that can be paid, and treaties to which they cede. */
export class ReinsuranceRoom {
  private constructor(
    readonly on: ClaimsLedger,
    public underwriter: Client,
  ) {}

  static async open(options: Parameters<typeof ClaimsLedger.open>[0] = {}): Promise<ReinsuranceRoom> {
    const on = await ClaimsLedger.open(options);
    const room = new ReinsuranceRoom(on, await on.room.as('underwriter'));
    // Those of the demo are none of the cases here.
    const { body } = await room.underwriter.get<Page<TreatyResponse>>(TREATIES);
    for (const treaty of body.items) expect((await room.end(treaty, '2020-01-02')).status).toBe(200);
    return room;
  }

  async close(): Promise<void> {
    await this.on.close();
  }

  /** An event that claims can be of. */
  async event(code: string): Promise<void> {
    const event = { code, title: 'Hail', causes: ['hail'], states: ['OH'], ...PERIOD };
    expect((await this.on.adjuster.post('/api/v1/claim-catastrophes', event)).status).toBe(201);
  }

  draft(body: Json, headers = {}): Promise<Answered<TreatyResponse>> {
    return this.underwriter.post(TREATIES, body, headers);
  }

  activate({ id, rowVersion }: TreatyResponse, by = this.on.admin): Promise<Answered<TreatyResponse>> {
    return by.post(`${TREATIES}/${id}/activate`, {}, ifMatch(rowVersion));
  }

  async treaty(body: Json): Promise<TreatyResponse> {
    const drafted = await this.draft(body);
    expect([drafted.status, drafted.body]).toEqual([201, drafted.body]);
    const active = await this.activate(drafted.body);
    expect([active.status, active.body]).toEqual([200, active.body]);
    return active.body;
  }

  async end({ id }: TreatyResponse, expirationDate: string): Promise<Answered<TreatyResponse>> {
    return this.on.admin.patch(`${TREATIES}/${id}`, { expirationDate }, ifMatch('*'));
  }

  /** As the runner would, but without its lease, so that two instances can be at it at once. */
  async cede(app: NestFastifyApplication = this.on.room.app): Promise<void> {
    await RequestContext.create(app.get(EntityManager), () =>
      app.get(CessionsJob, { strict: false }).run({ signal: new AbortController().signal }),
    );
  }

  /** Pays with a second person. */
  async paid(claim: Case, amount: string): Promise<string> {
    const { body } = await this.on.pay(this.on.adjuster, claim, amount);
    const decided = await this.on.decide(this.on.examiner, body, 'approve');
    expect(decided).toMatchObject({ status: 200, body: { status: 'booked' } });
    return body.id;
  }

  async recoverables({ id }: Pick<Case, 'id'>): Promise<readonly RecoverableResponse[]> {
    const { status, body } = await this.underwriter.get<ClaimRecoverablesResponse>(
      `/api/v1/claims/${id}/recoverables`,
    );
    expect(status).toBe(200);
    return body.items;
  }

  /** What is ceded of paid and of reserved loss, to each treaty. */
  async ceded(claim: Pick<Case, 'id'>): Promise<Readonly<Record<string, readonly [string, string]>>> {
    const items = await this.recoverables(claim);
    return Object.fromEntries(
      items
        .filter((item) => item.cededPaidLoss !== '0.00' || item.cededReserveLoss !== '0.00')
        .map((item) => [item.treatyNumber, [item.cededPaidLoss, item.cededReserveLoss]]),
    );
  }

  /** What positions say is what their entries add up to. */
  async assertAddsUp(): Promise<void> {
    const wrong = await this.on.room.sql(
      `select p.id from claim_cessions p
         full join (select claim_id, treaty_id, reinsurer,
                           coalesce(sum(amount) filter (where kind like 'ceded_paid%' and part = 'loss'), 0) as paid_loss,
                           coalesce(sum(amount) filter (where kind like 'ceded_paid%' and part = 'expense'), 0) as paid_expense,
                           coalesce(sum(amount) filter (where kind = 'ceded_reserve' and part = 'loss'), 0) as reserve_loss,
                           coalesce(sum(amount) filter (where kind = 'ceded_reserve' and part = 'expense'), 0) as reserve_expense,
                           coalesce(sum(amount) filter (where kind like 'received%'), 0) as received
                      from claim_cession_entries group by claim_id, treaty_id, reinsurer) e using (claim_id, treaty_id, reinsurer)
        where (p.paid_loss, p.paid_expense, p.reserve_loss, p.reserve_expense, p.received) is distinct from
              (e.paid_loss, e.paid_expense, e.reserve_loss, e.reserve_expense, e.received)`,
    );
    expect(wrong).toEqual([]);
  }
}
