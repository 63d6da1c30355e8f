import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from '../../../test/support/app.js';
import { CancellationRoom, cancel, reinstate } from '../../../test/support/cancellation-room.js';
import { ledgerOf } from '../../../test/support/ledger.js';
import { addDays } from '../../shared/calendar-date.js';
import type { Page } from '../../shared/page.js';
import type { PolicyTransactionResponse, ChargeInForceResponse, PolicyResponse } from './policies.dto.js';

const FIRST = '2027-01-01';
const DAYS = 365;
const ENTRIES = 200;
const COVER = ['new_business', 'endorsement', 'cancellation', 'reinstatement'];
const TERRITORY = '/propertyInfo/territory';
const DEDUCTIBLE = '/coverageSelections/deductible';

const day = (days: number): string => addDays(FIRST, days);
const centsOf = ({ amount }: { readonly amount: string }): number => Math.round(Number(amount) * 100);

/** The fields that the story changes, as the entries themselves tell it; null is what the term began with. */
interface Fold {
  readonly isCovered: boolean;
  readonly set: Readonly<Record<string, unknown>>;
  readonly cents: number;
  readonly inForce: readonly string[];
}

/** What a day looks like to somebody who reads all entries up to a moment, one after the other. */
function foldOf(ledger: readonly PolicyTransactionResponse[], on: string, knownAt: string): Fold {
  const known = ledger.filter(({ bookedAt }) => bookedAt <= knownAt);
  const takenBack = new Set(known.map(({ reverses }) => reverses));
  const standing = known.filter(({ id, kind }) => COVER.includes(kind) && !takenBack.has(id));
  const upToTheDay = standing
    .filter(({ effectiveOn }) => effectiveOn <= on)
    .sort((a, b) =>
      a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.sequence - b.sequence,
    );
  const set: Record<string, unknown> = {};
  for (const { changes } of upToTheDay)
    for (const { path, value } of changes ?? []) set[String(path)] = value;
  const charges = known.flatMap((entry) => entry.charges);
  const spans = new Map<string, number>();
  for (const charge of charges)
    if (charge.effectiveDate <= on && on < charge.expirationDate)
      spans.set(spanOf(charge), (spans.get(spanOf(charge)) ?? 0) + centsOf(charge));
  return {
    isCovered: upToTheDay.at(-1)?.kind !== 'cancellation',
    set,
    cents: charges.reduce((sum, charge) => sum + centsOf(charge), 0),
    inForce: [...spans].flatMap(([span, cents]) => (cents === 0 ? [] : [`${span} ${cents}`])).sort(),
  };
}

function spanOf(charge: ChargeInForceResponse): string {
  const { itemId, coverage, kind, code, earning, effectiveDate, expirationDate } = charge;
  return JSON.stringify([itemId, coverage, kind, code, earning, effectiveDate, expirationDate]);
}

describe('reading a policy of a long history', () => {
  let room: CancellationRoom;
  let agent: Client;
  let bound: PolicyResponse;
  let ledger: readonly PolicyTransactionResponse[];
  const moments: string[] = [];

  beforeAll(async () => {
    room = await CancellationRoom.open({ today: FIRST });
    bound = await room.home(await room.on(FIRST, 'agent'));
    ledger = await live();
    agent = await room.on(day(DAYS - 5), 'agent');
  }, 180_000);

  afterAll(async () => {
    await room?.close();
  });

  /** Changes on many days in no order, and now and then a cancellation that is taken back, with a lapse or without. */
  async function live(): Promise<readonly PolicyTransactionResponse[]> {
    let entries: readonly PolicyTransactionResponse[] = [];
    let policy = bound;
    for (let turn = 0; entries.length < ENTRIES; turn++) {
      const today = day(turn * 5 + 10);
      const by = await room.on(today);
      for (const step of [1, 2, 3]) {
        const [path, value] =
          step % 2 ? [TERRITORY, String(((turn + step) % 5) + 1)] : [DEDUCTIBLE, [250, 500][turn % 2]];
        policy = await changed(by, policy, day((turn * 97 + step * 61) % DAYS), path as string, value);
      }
      if (turn % 4 === 3) {
        const ended = await cancel(by, policy, today, 'insured', 'insured_request');
        expect(ended).toMatchObject({ status: 201, body: { id: policy.id } });
        const back = await reinstate(by, ended.body, turn % 8 === 3 ? {} : { effectiveOn: today });
        expect(back).toMatchObject({ status: 201 });
        policy = back.body;
      }
      moments.push(room.moment());
      entries = await ledgerOf(by, policy);
    }
    return entries;
  }

  /** A later change of the same field stands. Within a lapse there is nothing to change. */
  async function changed(
    by: Client,
    policy: PolicyResponse,
    effectiveOn: string,
    path: string,
    value: unknown,
  ): Promise<PolicyResponse> {
    const change = {
      policyVersion: policy.rowVersion,
      effectiveOn,
      changes: [{ op: 'set', path, value }],
    };
    const to = `/api/v1/policies/${policy.id}/endorsements`;
    const asked = await by.post<PolicyResponse>(to, change);
    const settled = { ...change, settlements: [{ path, keep: 'later' }] };
    const { status, body } = asked.status === 409 ? await by.post<PolicyResponse>(to, settled) : asked;
    return status === 201 ? body : policy;
  }

  it('gives what a fold of its ledger gives, of any day and as known at any moment', async () => {
    expect(ledger.length).toBeGreaterThanOrEqual(ENTRIES);
    expect(ledger.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...COVER, 'reversal']));
    const began = { [TERRITORY]: at(bound.risk, TERRITORY), [DEDUCTIBLE]: at(bound.risk, DEDUCTIBLE) };
    const days = fc.integer({ min: 0, max: DAYS - 1 }).map(day);
    await fc.assert(
      fc.asyncProperty(days, fc.constantFrom(...moments), async (on, knownAt) => {
        const { body } = await agent.get<PolicyResponse>(
          `/api/v1/policies/${bound.id}?effectiveOn=${on}&knownAt=${knownAt}`,
        );
        const told = foldOf(ledger, on, knownAt);
        expect(body).toMatchObject({ effectiveOn: on, knownAt, isCovered: told.isCovered });
        for (const [path, first] of Object.entries(began))
          expect(at(body.risk, path)).toEqual(path in told.set ? told.set[path] : first);
        expect(centsOf({ amount: body.totalPremium })).toBe(told.cents);
        expect(body.charges.map((charge) => `${spanOf(charge)} ${centsOf(charge)}`).sort()).toEqual(
          told.inForce,
        );
      }),
      { numRuns: 120 },
    );
  });

  it('reads the ledger page by page, as known at a moment, without a gap', async () => {
    const path = `/api/v1/policies/${bound.id}/transactions`;
    const seen: PolicyTransactionResponse[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: Page<PolicyTransactionResponse> } = await agent.get<
        Page<PolicyTransactionResponse>
      >(`${path}?limit=37${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(ledger);
    const known = await agent.get<Page<PolicyTransactionResponse>>(`${path}?limit=200&knownAt=${moments[2]}`);
    expect(known.body.items).toEqual(ledger.filter(({ bookedAt }) => bookedAt <= (moments[2] ?? '')));
  });

  it.each([
    ['limit=0', 400, '?limit'],
    ['cursor=xyz', 400, '?cursor'],
    ['knownAt=yesterday', 400, '?knownAt'],
  ])('refuses a page with %s', async (query, status, pointer) => {
    const answer = await agent.get(`/api/v1/policies/${bound.id}/transactions?${query}`);
    expect(answer).toMatchObject({ status, body: { errors: [{ pointer }] } });
  });

  it('shows the ledger of no policy that is not there, or of another agency', async () => {
    const answer = await agent.get(`/api/v1/policies/${bound.customerId}/transactions`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'policies.policy-not-found' } });
  });
});

function at(risk: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], risk);
}
