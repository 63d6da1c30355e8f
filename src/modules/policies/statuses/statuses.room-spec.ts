import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { addsUp, ledgerOf } from '../../../../test/support/ledger.js';
import { RenewalRoom } from '../../../../test/support/renewal-room.js';
import type { PolicyStatus, TermDays } from '../domain/policy-status.js';
import { POLICY_STATUSES, statusOn } from '../domain/policy-status.js';
import { RefreshStatuses } from './refresh-statuses.js';
import { statusOfDay } from './status-of-day.queries.js';
import type { PolicySummaryResponse } from '../policies.dto.js';

const OPENED = '2026-06-01';
const BEGAN = '2026-06-11';
const ENDS = '2027-06-11';

const EFFECTIVE = '2027-03-10';
const EXPIRATION = '2027-03-20';
/** Before, on and after both ends of the term, and around a day within it. */
const DAYS = [
  '2027-03-09',
  EFFECTIVE,
  '2027-03-11',
  '2027-03-14',
  '2027-03-15',
  '2027-03-16',
  '2027-03-19',
  EXPIRATION,
  '2027-03-21',
];

interface Case extends Required<TermDays> {
  readonly today: string;
}

function everyCase(): readonly Case[] {
  const ends = [null, ...DAYS];
  return ends.flatMap((cancelledOn) =>
    ends.flatMap((cancellationDueOn) =>
      [true, false].flatMap((cancellationStands) =>
        DAYS.map((today) => ({
          effectiveDate: EFFECTIVE,
          expirationDate: EXPIRATION,
          cancelledOn,
          cancellationDueOn,
          cancellationStands,
          today,
        })),
      ),
    ),
  );
}

type StoredTerm = TermDays & { readonly id: string; readonly status: string };

describe('the status of policies', () => {
  let room: RenewalRoom;

  beforeAll(async () => {
    room = await RenewalRoom.open({ today: OPENED, instances: 2 });
  });

  afterAll(() => room?.close());

  async function stored(id: string): Promise<string | undefined> {
    const [row] = await room.sql<{ status: string }>('select status from policies where id = $1', [id]);
    return row?.status;
  }

  it('follows the calendar by a job; a term that runs out gets one entry for it, which costs nothing', async () => {
    const home = await room.home(await room.on(OPENED), { effectiveDate: BEGAN });
    expect(await stored(home.id)).toBe('pending');
    await room.on(BEGAN);
    await room.runJob('policies.statuses');
    expect(await stored(home.id)).toBe('active');
    await room.at(`${ENDS}T03:30:00Z`);
    await room.runJob('policies.statuses');
    expect(await stored(home.id)).toBe('active');

    const agent = await room.on(ENDS);
    await Promise.all([
      room.runJob('policies.statuses'),
      room.other.get(RefreshStatuses, { strict: false }).run(10),
    ]);
    await room.runJob('policies.statuses');
    expect(await stored(home.id)).toBe('expired');
    const after = await room.read(agent, home);
    expect(after).toMatchObject({ status: 'expired', totalPremium: home.totalPremium, rowVersion: 2 });
    expect((await ledgerOf(agent, after)).map(({ kind, effectiveOn }) => [kind, effectiveOn])).toEqual([
      ['new_business', BEGAN],
      ['expiry', ENDS],
    ]);
    expect(after.items).toEqual(home.items);
    await addsUp(agent, after);
  });

  it('is searched by as it is today, also before the job has run, as the rule itself says', async () => {
    const first = await room.home(await room.on('2028-01-01'));
    await room.sql(
      `insert into policies (contract_number, term_number, policy_number, customer_id, data, product_type, state, time_zone, agency_id,
                             effective_date, expiration_date, term_months, cancelled_on, cancellation_due_on, cancellation_stands)
       select 'POL-2028-9' || lpad(n::text, 6, '0'), 1, term_policy_number('POL-2028-9' || lpad(n::text, 6, '0'), 1), f.customer_id, f.data,
              'home', 'OH', 'America/New_York', f.agency_id, began, ends, 12,
              case when n % 25 = 0 then began when n % 5 = 0 then began + ((ends - began) * random())::integer end,
              case when n % 3 = 0 then began + ((ends - began) * random())::integer end, n % 6 = 0
         from generate_series(1, 300) n, policies f,
              lateral (select '2028-01-01'::date + (n * 7919) % 60 - 30 as began) a,
              lateral (select began + 1 + (n * 104729) % 40 as ends) b
        where f.id = $1`,
      [first.id],
    );
    const today = '2028-01-12';
    const agent = await room.on(today);
    const terms = await room.sql<StoredTerm>(`
      select id, status, effective_date::text as "effectiveDate", expiration_date::text as "expirationDate",
             cancelled_on::text as "cancelledOn", cancellation_due_on::text as "cancellationDueOn",
             cancellation_stands as "cancellationStands" from policies`);
    const agree = async (): Promise<void> => {
      for (const status of POLICY_STATUSES) {
        const found: string[] = [];
        for (let cursor = ''; ;) {
          const { body } = await agent.get<{ items: PolicySummaryResponse[]; nextCursor: string | null }>(
            `/api/v1/policies?status=${status}&limit=100${cursor}`,
          );
          found.push(...body.items.map(({ id }) => id));
          expect(body.items.every((item) => item.status === status)).toBe(true);
          if (body.nextCursor === null) break;
          cursor = `&cursor=${body.nextCursor}`;
        }
        const expected = terms.filter((term) => statusOn(term, today) === status).map(({ id }) => id);
        expect(expected).not.toHaveLength(0);
        expect(found.sort()).toEqual(expected.sort());
      }
    };
    await agree();
    await room.runJob('policies.statuses');
    await agree();
    const now = await room.sql<StoredTerm>('select id, status from policies');
    const kept = new Map(now.map(({ id, status }) => [id, status]));
    for (const term of terms) expect(kept.get(term.id)).toBe(statusOn(term, today));
  });

  it('of a day is in SQL what the rule itself says, of every combination of days, with cancellations booked, announced and standing', async () => {
    const cases = everyCase();
    const rows = await room.rows(sql<{ readonly status: PolicyStatus }>`
      select ${statusOfDay(sql`p.today`)} as status
        from json_to_recordset(${JSON.stringify(cases.map((each, index) => ({ index, ...snakeCased(each) })))}::json) as p
             (index integer, effective_date date, expiration_date date, cancelled_on date, cancellation_due_on date,
              cancellation_stands boolean, today date)
       order by p.index`);
    const expected = cases.map(({ today, ...term }) => statusOn(term, today));
    expect(rows.map(({ status }) => status)).toEqual(expected);
    expect(new Set(expected)).toEqual(new Set(POLICY_STATUSES));
  });
});

function snakeCased(days: Case): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(days).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (big) => `_${big.toLowerCase()}`),
      value,
    ]),
  );
}
