import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../../test/support/app.js';
import { cancel, mail } from '../../../../../test/support/cancellation-room.js';
import { addsUp, ledgerOf } from '../../../../../test/support/ledger.js';
import { pdfText } from '../../../../../test/support/pdf-text.js';
import type { Answered } from '../../../../../test/support/renewal-room.js';
import { RenewalRoom, bind, prepare } from '../../../../../test/support/renewal-room.js';
import { publishedCases, quoteRequest } from '../../../../../test/support/story.js';
import { addDays } from '../../../../shared/calendar-date.js';
import { longDate } from '../../../../shared/long-date.js';
import type { PolicyResponse } from '../../policies.dto.js';
import type { NonRenewalPreviewResponse, NonRenewalResponse } from './non-renewals.dto.js';
import type { NoticeResponse } from '../../notices/notices.dto.js';
import { ifMatch } from '../../../../../test/support/app.js';

const BEGAN = '2026-06-01';
const ENDS = '2027-06-01';
const OFFERED = addDays(ENDS, -35);
const MAIL_BY = addDays(ENDS, -30);
const BY_INSURER = {
  requestedBy: 'insurer',
  reason: 'loss_history',
  explanation: 'Three water losses since 2024.',
} as const;
const BY_INSURED = { requestedBy: 'insured', reason: 'sold' } as const;
const BANK = {
  role: 'mortgagee',
  name: 'Lake Savings Bank',
  reference: 'Loan 4711',
  address: { line1: '1 Lender Plaza', city: 'Columbus', state: 'OH', zipCode: '43215' },
};

type Versioned = Pick<PolicyResponse, 'id' | 'rowVersion'>;

describe('not renewing a policy', () => {
  let room: RenewalRoom;
  let underwriter: Client;

  beforeAll(async () => {
    room = await RenewalRoom.open({ today: BEGAN, instances: 2 });
  });

  afterAll(() => room?.close());

  /** A home that began on the first of June, and the underwriter on a later day. */
  async function aHome(day: string): Promise<PolicyResponse> {
    const home = await room.home(await room.on(BEGAN));
    underwriter = await room.on(day, 'underwriter');
    return home;
  }

  function nonRenew(
    by: Client,
    { id, rowVersion }: Versioned,
    what: object = BY_INSURER,
  ): Promise<Answered<PolicyResponse & { mailBy: string }>> {
    return by.post(`/api/v1/policies/${id}/non-renewal`, what, ifMatch(rowVersion));
  }

  function preview(
    by: Client,
    { id }: Versioned,
    what: object,
  ): Promise<Answered<NonRenewalPreviewResponse>> {
    return by.post(`/api/v1/policies/${id}/non-renewal/preview`, what);
  }

  function withdraw(by: Client, { id, rowVersion }: Versioned): Promise<Answered<PolicyResponse>> {
    return by.post(
      `/api/v1/policies/${id}/non-renewal/withdrawal`,
      { reason: 'risk_improved' },
      ifMatch(rowVersion),
    );
  }

  async function standing(by: Client, { id }: Versioned): Promise<NonRenewalResponse> {
    return (await by.get<NonRenewalResponse>(`/api/v1/policies/${id}/non-renewal`)).body;
  }

  async function notices(by: Client, { id }: Versioned): Promise<readonly NoticeResponse[]> {
    return (await by.get<{ items: readonly NoticeResponse[] }>(`/api/v1/policies/${id}/notices`)).body.items;
  }

  async function letter(by: Client, notice: NoticeResponse | undefined): Promise<string> {
    return pdfText((await by.raw(`/api/v1/documents/${notice?.documentId}/pdf`)).body);
  }

  const kinds = async (by: Client, policy: PolicyResponse): Promise<readonly string[]> =>
    (await ledgerOf(by, policy)).map(({ kind }) => kind);

  it('owes thirty days from mailing, to the insured and to the bank; the policy then ends with its term', async () => {
    const home = await aHome(addDays(ENDS, -60));
    await underwriter.post(`/api/v1/policies/${home.id}/parties`, BANK);
    expect((await preview(underwriter, home, BY_INSURER)).body).toMatchObject({
      rowVersion: home.rowVersion,
      expirationDate: ENDS,
      noticeDays: 30,
      noticeCitation: expect.stringContaining('thirty days'),
      mailBy: MAIL_BY,
      isTooLate: false,
      endsRenewal: false,
    });
    const done = await nonRenew(underwriter, home);
    expect(done).toMatchObject({ status: 201, body: { status: 'active', totalPremium: '501.00' } });
    expect(await kinds(underwriter, done.body)).toEqual(['new_business', 'non_renewal']);
    await addsUp(underwriter, done.body);
    expect(await standing(underwriter, home)).toMatchObject({
      ...BY_INSURER,
      isNonRenewed: true,
      stands: false,
    });

    const told = (await notices(underwriter, home)).filter(({ kind }) => kind === 'non_renewal');
    expect(told).toHaveLength(2);
    for (const notice of told)
      expect(notice).toMatchObject({
        kind: 'non_renewal',
        isRequired: true,
        dueOn: MAIL_BY,
        effectiveOn: ENDS,
      });
    const to = (role: string) => told.find(({ addressedTo }) => addressedTo.role === role);
    const insured = await letter(underwriter, to('first_named_insured'));
    for (const text of [
      'Notice of Nonrenewal',
      'June 1, 2027',
      'Loss history: the number or type of losses. Three water losses since 2024.',
      'Ohio Department of Insurance',
    ])
      expect(insured).toContain(text);
    for (const text of ['May 2, 2027', 'Example', 'not checked', 'mailed by'])
      expect(insured).not.toContain(text);
    const bank = await letter(underwriter, to('mortgagee'));
    for (const text of ['Lake Savings Bank', 'Loan 4711', home.insuredName]) expect(bank).toContain(text);
    expect(bank).not.toContain('Three water losses');

    for (const notice of told)
      expect((await mail(underwriter, notice, `${addDays(ENDS, -60)}T17:00:00Z`)).status).toBe(200);
    expect(await standing(underwriter, home)).toMatchObject({ stands: true });
    const agent = await room.on(OFFERED);
    await room.runJob();
    await room.runJob('policies.non-renewals');
    expect((await room.renewalOf(agent, home)).status).toBe(404);
    const after = await room.on(ENDS);
    await room.runJob('policies.statuses');
    const ended = await room.read(after, home);
    expect(ended.status).toBe('expired');
    expect(await kinds(after, ended)).toEqual(['new_business', 'non_renewal', 'expiry']);
  });

  it('comes too late after the last day of mailing; the insured may still ask for it', async () => {
    const home = await aHome(addDays(MAIL_BY, 1));
    expect((await preview(underwriter, home, BY_INSURER)).body).toMatchObject({
      mailBy: MAIL_BY,
      isTooLate: true,
    });
    expect(await nonRenew(underwriter, home)).toMatchObject({
      status: 409,
      body: {
        code: 'policies.non-renewal-too-late',
        mailBy: MAIL_BY,
        detail: expect.stringContaining(longDate(MAIL_BY)),
      },
    });
    const agent = await room.on(addDays(MAIL_BY, 1));
    expect((await preview(agent, home, BY_INSURED)).body).toMatchObject({ noticeDays: null, mailBy: null });
    expect((await nonRenew(agent, home, BY_INSURED)).status).toBe(201);
    expect(await standing(agent, home)).toMatchObject({ ...BY_INSURED, stands: true });
    const [told] = await notices(agent, home);
    expect(told).toMatchObject({ isRequired: false });
    expect(await letter(agent, told)).toContain('Your policy will not be renewed, at your request');
  });

  it('ends a renewal that is offered; taken back, it is offered again and can be bound', async () => {
    const home = await aHome(OFFERED);
    await room.runJob();
    const offered = (await room.renewalOf(underwriter, home)).body;
    expect(offered.status).toBe('offered');
    expect((await preview(underwriter, home, BY_INSURER)).body).toMatchObject({ endsRenewal: true });
    const done = await nonRenew(underwriter, home);
    const ended = (await room.renewalOf(underwriter, home)).body;
    expect(ended).toMatchObject({ status: 'non_renewed', reason: expect.stringContaining('losses') });
    expect(await bind(underwriter, ended)).toMatchObject({
      status: 409,
      body: { code: 'policies.renewal-status' },
    });
    expect(await prepare(underwriter, done.body)).toMatchObject({
      status: 409,
      body: { code: 'policies.non-renewed' },
    });
    await room.runJob();
    expect((await room.renewalOf(underwriter, home)).body).toEqual(ended);

    const back = await withdraw(underwriter, done.body);
    expect(back.status).toBe(201);
    expect(await kinds(underwriter, back.body)).toEqual(['new_business', 'non_renewal', 'reversal']);
    await addsUp(underwriter, back.body);
    const told = await notices(underwriter, home);
    expect(new Set(told.map(({ kind, status }) => `${kind} ${status}`))).toEqual(
      new Set([
        'renewal_offer withdrawn',
        'non_renewal withdrawn',
        'rescission pending',
        'renewal_offer pending',
      ]),
    );
    const taken = told.find(({ kind }) => kind === 'rescission');
    expect(await letter(underwriter, taken)).toContain('Withdrawal of Nonrenewal Notice');
    const again = (await room.renewalOf(underwriter, home)).body;
    expect(again).toMatchObject({ status: 'offered', offeredPremium: offered.offeredPremium });
    expect((await bind(underwriter, again)).status).toBe(201);
    expect(await nonRenew(underwriter, back.body)).toMatchObject({
      status: 409,
      body: { code: 'policies.already-renewed', policyId: expect.any(String) },
    });
  });

  it('does not stand when its notice was not mailed in time: the job takes it back, and the policy is renewed', async () => {
    const home = await aHome(addDays(ENDS, -50));
    await nonRenew(underwriter, home);
    const mailedLate = await room.on(addDays(MAIL_BY, 2), 'underwriter');
    const [notice] = await notices(mailedLate, home);
    expect(await mail(mailedLate, notice!, `${addDays(MAIL_BY, 1)}T17:00:00Z`)).toMatchObject({
      status: 409,
      body: { code: 'policies.notice-too-late' },
    });
    await room.runJob('policies.non-renewals');
    expect(await standing(mailedLate, home)).toMatchObject({ isNonRenewed: true });
    const later = await room.on(addDays(MAIL_BY, 5), 'underwriter');
    await room.runJob('policies.non-renewals');
    expect(await standing(later, home)).toMatchObject({ isNonRenewed: false, stands: false });
    await room.runJob();
    expect((await room.renewalOf(later, home)).body.status).toBe('offered');
    const told = (await notices(later, home)).find(({ kind }) => kind === 'rescission');
    expect(await letter(later, told)).toContain('The notice was not mailed in time.');
  });

  it('counts as mailed what was mailed on the last day and entered a few days later', async () => {
    const home = await aHome(addDays(ENDS, -50));
    await nonRenew(underwriter, home);
    const later = await room.on(addDays(MAIL_BY, 3), 'underwriter');
    await room.runJob('policies.non-renewals');
    const [notice] = await notices(later, home);
    expect((await mail(later, notice!, `${MAIL_BY}T17:00:00Z`)).status).toBe(200);
    await room.on(addDays(MAIL_BY, 10), 'underwriter');
    await room.runJob('policies.non-renewals');
    const much = await room.on(addDays(MAIL_BY, 10), 'underwriter');
    expect(await standing(much, home)).toMatchObject({ isNonRenewed: true, stands: true });
  });

  it('tells somebody who comes later, as a courtesy', async () => {
    const home = await aHome(addDays(ENDS, -50));
    await nonRenew(underwriter, home);
    await underwriter.post(`/api/v1/policies/${home.id}/parties`, BANK);
    const [latest] = await notices(underwriter, home);
    expect(latest).toMatchObject({
      kind: 'non_renewal',
      isRequired: false,
      addressedTo: { role: 'mortgagee' },
    });
    expect(await letter(underwriter, latest)).toContain('Lake Savings Bank');
  });

  it.each([
    ['by an agent for the insurer', 'agent', BY_INSURER, 403, 'policies.insurer-non-renewal'],
    [
      'for a reason of the other party',
      'underwriter',
      { ...BY_INSURED, reason: 'fraud' },
      422,
      'policies.reason-of-other-party',
    ],
    [
      'for a reason that nobody has',
      'underwriter',
      { ...BY_INSURED, reason: 'boredom' },
      400,
      'http.invalid-request',
    ],
    ['by nobody', 'underwriter', { reason: 'sold' }, 400, 'http.invalid-request'],
  ] as const)('is refused %s', async (_case, role, what, status, code) => {
    const home = await aHome(BEGAN);
    const by = await room.on(BEGAN, role);
    expect(await nonRenew(by, home, what)).toMatchObject({ status, body: { code } });
    expect((await room.read(by, home)).rowVersion).toBe(home.rowVersion);
  });

  it('is refused of a version that is stale', async () => {
    const home = await aHome(BEGAN);
    expect(await nonRenew(await room.on(BEGAN), { ...home, rowVersion: 7 }, BY_INSURED)).toMatchObject({
      status: 412,
      body: { code: 'http.stale-version', currentETag: `"${home.rowVersion}"` },
    });
  });

  it('is refused twice, without a law, for life, for what is canceled or has ended, and has to be there to be taken back', async () => {
    const home = await aHome(addDays(ENDS, -60));
    expect(await withdraw(underwriter, home)).toMatchObject({
      status: 409,
      body: { code: 'policies.not-non-renewed' },
    });
    const once = await nonRenew(underwriter, home);
    expect(await nonRenew(underwriter, once.body)).toMatchObject({
      status: 409,
      body: { code: 'policies.non-renewed' },
    });
    const agent = await room.on(addDays(ENDS, -60));
    expect(await withdraw(agent, once.body)).toMatchObject({
      status: 403,
      body: { code: 'policies.insurer-non-renewal' },
    });
    const life = await room.bind(agent, quoteRequest('life', publishedCases('term-life-oh')[0]?.risk ?? {}));
    expect(await nonRenew(underwriter, life)).toMatchObject({
      status: 409,
      body: { code: 'policies.not-renewable' },
    });
    const gone = await room.home(agent);
    const canceled = await cancel(agent, gone, gone.effectiveDate, 'insured', 'sold');
    expect(await nonRenew(underwriter, canceled.body)).toMatchObject({
      status: 409,
      body: { code: 'policies.not-in-force' },
    });
    await room.sql(`delete from state_facts where key = 'non-renewal' and product_type = 'auto'`);
    const auto = await room.bind(agent, quoteRequest('auto', publishedCases('auto-oh')[0]?.risk ?? {}));
    expect(await nonRenew(underwriter, auto)).toMatchObject({
      status: 422,
      body: {
        code: 'policies.notice-days-unknown',
        detail: expect.stringContaining('non-renewal-loss-history'),
      },
    });
    const after = await room.on(ENDS, 'underwriter');
    expect(await withdraw(after, once.body)).toMatchObject({
      status: 409,
      body: { code: 'policies.term-expired' },
    });
  });

  it('lets exactly one of a non-renewal and a bound renewal win, however many try', async () => {
    for (let round = 0; round < 3; round += 1) {
      const home = await aHome(OFFERED);
      await room.runJob();
      const offered = (await room.renewalOf(underwriter, home)).body;
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => {
          const by = underwriter.on(n % 4 < 2 ? room.app : room.other);
          return n % 2 === round % 2 ? bind(by, offered) : nonRenew(by, home);
        }),
      );
      const won = answers.filter(({ status }) => status === 201);
      expect(won).toHaveLength(1);
      expect(answers.filter(({ status }) => [409, 412].includes(status))).toHaveLength(19);
      const next = await room.sql('select from policies where renewal_of = $1', [home.id]);
      expect(next).toHaveLength((await standing(underwriter, home)).isNonRenewed ? 0 : 1);
    }
  });
});
