import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../../test/support/app.js';
import { cancel, reinstate, rescind } from '../../../test/support/cancellation-room.js';
import { addsUp } from '../../../test/support/ledger.js';
import { RenewalRoom, bind, decide, endorse, prepare } from '../../../test/support/renewal-room.js';
import { homeRequest } from '../../../test/support/story.js';
import { addDays } from '../../shared/calendar-date.js';
import type { PolicyResponse } from './policies.dto.js';
import { ifMatch } from '../../../test/support/app.js';
import { runJob } from '../../../test/support/run-job.js';

const BEGAN = '2026-06-01';
const ENDS = '2027-06-01';
const TODAY = addDays(ENDS, -35);
const AMOUNT = '/propertyInfo/amountOfInsurance';
const JOBS = ['policies.renewals', 'policies.statuses', 'policies.cancellations'];
const STALE = ['http.stale-version', 'policies.renewal-stale'];

/** What each term costs by those who keep count: its charges, and its account. */
const BOOKS = `
  select p.id, p.row_version::int as version,
         (select sum(c.amount) from policy_charges c join policy_transactions t on t.id = c.transaction_id
           where t.policy_id = p.id)::text as charged,
         (select max(t.sequence) - count(*) from policy_transactions t where t.policy_id = p.id)::int as gaps,
         (select sum(e.amount) from billing_entries e join billing_accounts a on a.id = e.account_id
           where a.policy_id = p.id and e.kind = 'premium')::text as billed
    from policies p where p.contract_number = $1 order by p.term_number`;

interface Books {
  readonly id: string;
  readonly version: number;
  readonly charged: string;
  readonly gaps: number;
  readonly billed: string;
}

interface Contract {
  readonly quoteId: string;
  readonly term: PolicyResponse;
}

type Answered = Answer<unknown>;

describe('two hundred changes and the jobs at one policy', () => {
  let room: RenewalRoom;

  beforeAll(async () => {
    room = await RenewalRoom.open({ today: BEGAN, instances: 2 });
    await room.importHomeEdition('2027-cap', '2027-01-01', '600', {
      renewalCap: { maxIncrease: '15', maxDecrease: '10' },
    });
  });

  afterAll(() => room?.close());

  async function contract(by: Client): Promise<Contract> {
    const { body: quoted } = await by.post<{ id: string }>('/api/v1/quotes', homeRequest());
    const { body } = await by.post<PolicyResponse>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    return { quoteId: quoted.id, term: body };
  }

  async function renew(by: Client, seen: PolicyResponse): Promise<Answered> {
    const { status, body } = await room.renewalOf(by, seen);
    return status === 200 && !body.isStale ? bind(by, body) : prepare(by, seen);
  }

  async function withdraw(by: Client, seen: PolicyResponse): Promise<Answered> {
    const { status, body } = await room.renewalOf(by, seen);
    return status === 200 ? decide(by, body, 'withdraw') : prepare(by, seen);
  }

  /**
   * The nth change, tried again as a client does when somebody else was faster. Two people may try the same kind of change
   * on the same day; by their serial numbers they never ask for the same value, which would rightly be refused as no change.
   */
  async function change(by: Client, made: Contract, n: number, serial: number, tries = 4): Promise<Answered> {
    const { quoteId, term } = made;
    const seen = await room.read(by, term);
    const changes = [
      () => endorse(by, seen, addDays(BEGAN, n % 365), AMOUNT, 210_000 + serial),
      () => cancel(by, seen, TODAY, 'insured', 'sold'),
      () => reinstate(by, seen),
      () => withdraw(by, seen),
      () => by.post(`/api/v1/quotes/${quoteId}/bind`, {}, ifMatch(1)),
      () => cancel(by, seen, addDays(TODAY, 20), 'insured', 'sold'),
      () => rescind(by, seen),
      () => endorse(by, seen, addDays(ENDS, -1), AMOUNT, 220_000 + serial),
      () => prepare(by, seen),
      () => (n % 20 > 10 ? renew(by, seen) : endorse(by, seen, TODAY, AMOUNT, 230_000 + serial)),
    ];
    const answer = await changes[n % changes.length]!();
    // Two hundred at one policy wait for its row longer than any request may: they are told to come again, and do.
    if (answer.status === 503) {
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      return change(by, made, n, serial, tries);
    }
    const isStale = STALE.includes((answer.body as { code: string }).code);
    return isStale && tries > 1 ? change(by, made, n, serial, tries - 1) : answer;
  }

  it.each([
    ['all at once', 200, 1],
    ['by twenty people, ten each', 20, 10],
  ])('%s go through or conflict, and its terms and their accounts add up', async (_case, people, each) => {
    const made = await contract(await room.on(BEGAN, 'underwriter'));
    const underwriter = await room.on(TODAY, 'underwriter');
    await room.runJob();

    const person = async (first: number): Promise<readonly Answered[]> => {
      const answers: Answered[] = [];
      for (let n = 0; n < each; n++) {
        const by = underwriter.on((first + n) % 2 ? room.app : room.other);
        answers.push(await change(by, made, first * 7 + n, first * each + n));
      }
      return answers;
    };
    const jobs = Promise.all(JOBS.flatMap((name) => [room.app, room.other].map((app) => runJob(app, name))));
    const answers = (await Promise.all(Array.from({ length: people }, (_, n) => person(n)))).flat();
    // One of two instances finds the lease taken. Where two hundred wait for connections, a job may get none: the next run does its work.
    await jobs;
    const faults = `select detail ->> 'name' as fault from job_runs where outcome = 'failed'`;
    for (const { fault } of await room.sql<{ fault: string }>(faults))
      expect(fault).toBe('DatabaseUnavailable');
    for (const name of JOBS) await room.runJob(name);

    expect(answers).toHaveLength(200);
    const failures = answers.filter(({ status }) => ![200, 201, 409, 412].includes(status));
    expect(failures.map(({ status, body }) => ({ status, body }))).toEqual([]);
    const through = answers.filter(({ status }) => status < 300).length;
    expect(through).toBeGreaterThan(3);

    const terms = await room.sql<Books>(BOOKS, [made.term.contractNumber]);
    expect([1, 2]).toContain(terms.length);
    for (const { id, version, charged, gaps, billed } of terms) {
      const term = await room.read(underwriter, { id });
      expect({ gaps, charged, billed }).toEqual({ gaps: 0, charged: term.totalPremium, billed: charged });
      expect(term.rowVersion).toBe(version);
      await addsUp(underwriter, term);
    }
  });
});
