import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../../test/support/app.js';
import type { Problem, RatingRoom } from '../../../test/support/rating-room.js';
import type { Issue, Quoted } from '../../../test/support/underwriting-room.js';
import {
  ISSUES,
  decide,
  grantAuthority,
  houseRequest,
  issuesOf,
  openUnderwritingRoom,
  quoteHouse,
} from '../../../test/support/underwriting-room.js';
import { ifMatch } from '../../../test/support/app.js';

const APPROVAL = { reason: 'Inspected', validity: 'end_of_term' };
const OLD = { year: 1890 };
const HIGH = { amount: 1_200_000 };
const POOL = { pool: true };

describe('an underwriting issue', () => {
  let room: RatingRoom;
  let underwriter: Client;

  beforeAll(async () => {
    room = await openUnderwritingRoom({ instances: 2 });
    underwriter = room.approver;
    await grantAuthority(room.author, { code: 'underwriter', role: 'underwriter' });
    await grantAuthority(room.author, {
      code: 'senior',
      role: 'underwriter',
      comparator: 'at_most',
      value: '1500000',
    });
  });

  afterAll(() => room?.close());

  const quoteOf = async (id: string): Promise<Quoted> =>
    (await room.agent.get<Quoted>(`/api/v1/quotes/${id}`)).body;
  const bind = async (id: string): Promise<Answer<Problem & { id: string }>> =>
    room.agent.post(`/api/v1/quotes/${id}/bind`, {}, ifMatch((await quoteOf(id)).rowVersion));
  async function raised(house: object): Promise<{ quote: Quoted; issue: Issue }> {
    const quote = await quoteHouse(room.agent, { ...house });
    const [issue] = await issuesOf(underwriter, quote.id);
    if (!issue) throw new Error('Nothing was raised');
    return { quote, issue };
  }

  describe('of a quote', () => {
    it('that blocks quoting keeps it a draft until it is approved', async () => {
      const { quote, issue } = await raised(OLD);
      expect(quote.status).toBe('draft');
      expect(await bind(quote.id)).toMatchObject({ status: 409, body: { code: 'quoting.referral-open' } });
      expect(await decide(underwriter, issue, 'approve', APPROVAL)).toMatchObject({
        status: 200,
        headers: { etag: '"2"' },
        body: { status: 'approved', basis: 'person', reason: 'Inspected', claimedBy: null },
      });
      expect((await quoteOf(quote.id)).status).toBe('quoted');
      expect((await bind(quote.id)).status).toBe(201);
    });

    it('waits for the last of several', async () => {
      const { quote, issue } = await raised({ ...OLD, ...POOL });
      const [, pool] = await issuesOf(underwriter, quote.id);
      const [old, other] = issue.code === 'old-house' ? [issue, pool] : [pool, issue];
      if (!old || !other) throw new Error('Two rules should hold');
      await decide(underwriter, old, 'approve', APPROVAL);
      expect((await quoteOf(quote.id)).status).toBe('quoted');
      expect(await bind(quote.id)).toMatchObject({ status: 409, body: { code: 'quoting.referral-open' } });
      await decide(underwriter, other, 'approve', APPROVAL);
      expect((await bind(quote.id)).status).toBe(201);
    });

    it('that is approved for less than issuing still stands in the way of it', async () => {
      const { quote, issue } = await raised(HIGH);
      expect(quote.status).toBe('quoted');
      await decide(underwriter, issue, 'approve', { ...APPROVAL, validThrough: 'bind' });
      expect(await bind(quote.id)).toMatchObject({ status: 409, body: { code: 'quoting.referral-open' } });
    });

    it('can be opened again, and then stands in the way again', async () => {
      const { quote, issue } = await raised(HIGH);
      const approved = await decide(underwriter, issue, 'approve', APPROVAL);
      const reason = 'The roof has been damaged since';
      expect(await decide(room.author, approved.body, 'reopen', { reason })).toMatchObject({
        status: 200,
        body: { status: 'open', decidedBy: null, basis: null },
      });
      expect(await bind(quote.id)).toMatchObject({ status: 409 });
      expect(await decide(room.author, approved.body, 'reopen', { reason })).toMatchObject({
        status: 409,
        body: { code: 'quoting.issue-status' },
      });
      expect(await room.audited(issue.id)).toEqual(['quoting.issue-approved', 'quoting.issue-reopened']);
    });

    it('ends with it: nothing is decided about a quote that was bound, replaced or has lapsed', async () => {
      const { quote, issue } = await raised(HIGH);
      const approved = await decide(underwriter, issue, 'approve', APPROVAL);
      expect((await bind(quote.id)).status).toBe(201);
      expect(await decide(underwriter, approved.body, 'reopen', { reason: 'Too late' })).toMatchObject({
        status: 409,
        body: { code: 'quoting.subject-ended' },
      });
      const lapsed = await raised(HIGH);
      await room.sql(`update quotes set expires_at = now() - interval '1 second' where id = $1`, [
        lapsed.quote.id,
      ]);
      expect(await decide(underwriter, lapsed.issue, 'approve', APPROVAL)).toMatchObject({
        status: 409,
        body: { code: 'quoting.subject-ended' },
      });
      expect(await issuesOf(underwriter, lapsed.quote.id)).toEqual([]);
    });
  });

  describe('is approved', () => {
    it('only as far as the authority reaches', async () => {
      const { issue } = await raised({ amount: 1_500_001 });
      expect(issue.value).toBe('1500001');
      expect(await decide(underwriter, issue, 'approve', APPROVAL)).toMatchObject({
        status: 403,
        body: { code: 'quoting.authority-missing' },
      });
      expect(await decide(room.author, issue, 'approve', APPROVAL)).toMatchObject({
        status: 403,
        body: { code: 'quoting.authority-missing' },
      });
      const [user] = await room.sql<{ id: string }>(
        `select id from users where email = 'second.admin@example.com'`,
      );
      await grantAuthority(room.author, {
        code: 'senior',
        userId: user?.id,
        comparator: 'at_least',
        value: '1500001',
      });
      expect((await decide(room.second, issue, 'approve', APPROVAL)).status).toBe(200);
    });

    it('by somebody else where the authority wants four eyes', async () => {
      const quote = await quoteHouse(underwriter, OLD);
      expect(quote.status).toBe('draft');
      const [issue] = await issuesOf(underwriter, quote.id);
      if (!issue) throw new Error('Nothing was raised');
      expect(await decide(underwriter, issue, 'approve', APPROVAL)).toMatchObject({
        status: 403,
        body: { code: 'quoting.own-business' },
      });
    });

    it('on the way by whoever quotes and may, and the row says so', async () => {
      const grant = await grantAuthority(room.author, {
        code: 'underwriter',
        role: 'underwriter',
        fourEyes: false,
      });
      const quote = await quoteHouse(underwriter, OLD);
      expect(quote.status).toBe('quoted');
      expect(await issuesOf(underwriter, quote.id, 'approved')).toMatchObject([
        { code: 'old-house', basis: 'authority', decidedBy: expect.any(String) },
      ]);
      await room.author.patch(
        `/api/v1/underwriting/authorities/${grant.id}`,
        { expirationDate: grant.effectiveDate.replace(/^\d{4}/, '2021') },
        { 'if-match': '"1"' },
      );
      expect((await quoteHouse(underwriter, OLD)).status).toBe('draft');
    });

    it.each([
      ['until a day without naming it', { validity: 'until' }, '/validUntil'],
      ['until a day that has passed', { validity: 'until', validUntil: '2020-01-01' }, '/validUntil'],
      ['for less than it blocks', { validThrough: 'quote' }, '/validThrough'],
      ['with an offset in thousandths', { offsetPercent: '1.125' }, '/offsetPercent'],
    ])('never %s', async (_case, more, pointer) => {
      const { issue } = await raised(HIGH);
      expect(await decide(underwriter, issue, 'approve', { ...APPROVAL, ...more })).toMatchObject({
        status: 400,
        body: { code: 'quoting.approval-invalid', errors: [{ pointer }] },
      });
    });
  });

  describe('is declined', () => {
    const DECLINE = { reason: 'Wiring of 1920', consumerReasons: ['The wiring of the house is old.'] };

    it('with its quote, and the consumer is told why', async () => {
      const { quote, issue } = await raised({ ...HIGH, ...POOL });
      expect(await decide(underwriter, issue, 'decline', DECLINE)).toMatchObject({
        status: 200,
        body: { status: 'declined', basis: 'person', reason: 'Wiring of 1920' },
      });
      expect(await quoteOf(quote.id)).toMatchObject({
        status: 'declined',
        declinedReasons: ['The wiring of the house is old.'],
      });
      expect(await issuesOf(underwriter, quote.id)).toEqual([]);
      expect(await issuesOf(underwriter, quote.id, 'withdrawn')).toHaveLength(1);
      expect(await bind(quote.id)).toMatchObject({ status: 409, body: { code: 'quoting.quote-declined' } });
      const actions = await room.sql(
        `select reasons, uses_report, decided_by is not null as by_person from adverse_actions
          where subject_id = $1 and kind = 'declined'`,
        [quote.id],
      );
      expect(actions).toEqual([
        {
          reasons: [{ title: 'The wiring of the house is old.', detail: null }],
          uses_report: false,
          by_person: true,
        },
      ]);
      expect(await room.audited(quote.id)).toContain('quoting.declined');
    });

    it.each([
      ['without a reason for the consumer', { consumerReasons: [] }, '/consumerReasons'],
      ['with five of them', { consumerReasons: ['1', '2', '3', '4', '5'] }, '/consumerReasons'],
      [
        'on a report of an agency that nobody knows',
        { report: { agencyCode: 'nobody' } },
        '/report/agencyCode',
      ],
    ])('never %s', async (_case, more, pointer) => {
      const { issue } = await raised(HIGH);
      expect(await decide(underwriter, issue, 'decline', { ...DECLINE, ...more })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer }] },
      });
    });
  });

  describe('in the queue', () => {
    it('is claimed by one of two underwriters on two instances, and decided by nobody else', async () => {
      const { issue } = await raised(HIGH);
      const second = room.second.on(room.other);
      const answers = await Promise.all([
        decide<Problem>(underwriter, issue, 'claim'),
        decide<Problem>(second, issue, 'claim'),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [winner, loser] = answers[0]?.status === 200 ? [underwriter, second] : [second, underwriter];
      const refused = await decide<Problem>(loser, issue, 'approve', APPROVAL, 2);
      expect(refused).toMatchObject({ status: 409, body: { code: 'quoting.issue-claimed' } });
      expect(await decide(winner, issue, 'claim', undefined, 2)).toMatchObject({
        status: 200,
        body: { rowVersion: 2 },
      });
      const released = await decide(winner, issue, 'release', undefined, 2);
      expect(released).toMatchObject({ status: 200, body: { claimedBy: null, rowVersion: 3 } });
    });

    it('is taken from somebody else by an administrator only', async () => {
      const { issue } = await raised(HIGH);
      await decide(room.author, issue, 'claim');
      expect(await decide(underwriter, issue, 'release', undefined, 2)).toMatchObject({ status: 409 });
      expect((await decide(room.second, issue, 'release', undefined, 2)).status).toBe(200);
    });

    it('is decided once, however many decide it at the same time', async () => {
      const { quote, issue } = await raised(OLD);
      const [here, there] = [underwriter, underwriter.on(room.other)];
      const decline = { reason: 'No', consumerReasons: ['The house is old.'] };
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          n % 2
            ? decide<Problem>(here, issue, 'approve', APPROVAL)
            : decide<Problem>(there, issue, 'decline', decline),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const codes = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code);
      expect(new Set(codes)).toEqual(new Set(['quoting.issue-status']));
      const approved = answers.findIndex(({ status }) => status === 200) % 2 === 1;
      expect((await quoteOf(quote.id)).status).toBe(approved ? 'quoted' : 'declined');
    });

    it('is declined or bound, and never both', async () => {
      const { quote, issue } = await raised(HIGH);
      const approved = await decide(underwriter, issue, 'approve', APPROVAL);
      const [bound, reopened] = await Promise.all([
        bind(quote.id),
        decide<Problem>(underwriter.on(room.other), approved.body, 'reopen', { reason: 'Doubts' }),
      ]);
      expect([bound.status, reopened.status]).toEqual(bound.status === 201 ? [201, 409] : [409, 200]);
    });

    it('takes a version to decide on, and the newest', async () => {
      const { issue } = await raised(HIGH);
      expect(await underwriter.post(`${ISSUES}/${issue.id}/claim`, {})).toMatchObject({ status: 428 });
      expect(await decide(underwriter, issue, 'approve', APPROVAL, 7)).toMatchObject({ status: 412 });
    });

    it('is listed page by page, oldest first, and narrowed', async () => {
      const numbers: string[] = [];
      for (let n = 0; n < 3; n += 1) numbers.push((await raised(POOL)).quote.quoteNumber);
      const found: Issue[] = [];
      let cursor: string | null = null;
      do {
        const more: string = cursor === null ? '' : `&cursor=${cursor}`;
        const page: Answer<{ items: readonly Issue[]; nextCursor: string | null }> = await underwriter.get(
          `${ISSUES}?state=WA&productType=home&authority=underwriter&claimedBy=nobody&minAgeDays=0&limit=2${more}`,
        );
        expect(page.status).toBe(200);
        found.push(...page.body.items);
        cursor = page.body.nextCursor;
      } while (cursor !== null);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      expect(found.map(({ reference }) => reference).slice(-3)).toEqual(numbers);
      expect(
        (await underwriter.get<{ items: readonly Issue[] }>(`${ISSUES}?minAgeDays=1`)).body.items,
      ).toEqual([]);
      await decide(underwriter, found.at(-1) as Issue, 'claim');
      const mine = await underwriter.get<{ items: readonly Issue[] }>(`${ISSUES}?claimedBy=mine`);
      expect(mine.body.items.map(({ reference }) => reference)).toContain(numbers[2]);
    });

    it('is no business of an agent, who is told neither rule nor limit', async () => {
      const { quote, issue } = await raised(HIGH);
      const answers = [
        await room.agent.get<Problem>(ISSUES),
        await room.agent.get<Problem>(`${ISSUES}/${issue.id}`),
        await decide<Problem>(room.agent, issue, 'approve', APPROVAL),
        await room.agent.get<Problem>('/api/v1/underwriting/authorities'),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
      const told = JSON.stringify([(await quoteOf(quote.id)).decision, (await bind(quote.id)).body]);
      expect(told).not.toMatch(/high-value|senior|1,?000,?000/);
    });
  });

  describe('of business of one’s own', () => {
    beforeAll(async () => {
      for (const userId of await everybody()) {
        await room.sql(
          `insert into underwriting_authorities (code, user_id, effective_date, four_eyes) values ('senior', $1, '2020-01-01', true)`,
          [userId],
        );
      }
    });
    async function everybody(): Promise<readonly string[]> {
      const rows = await room.sql<{ id: string }>(
        `select id from users where role in ('admin', 'underwriter')`,
      );
      return rows.map(({ id }) => id);
    }

    async function theIssue(quoteId: string): Promise<Issue> {
      const [issue] = await issuesOf(room.author, quoteId);
      if (!issue) throw new Error('Nothing was raised');
      return issue;
    }

    const approve = async (by: Client, issue: Issue, more: object = {}): Promise<string> => {
      const terms = { reason: 'Well kept', validity: 'end_of_term', ...more };
      const { status, body } = await decide<{ code: string }>(by, issue, 'approve', terms);
      return status === 200 ? 'approved' : body.code;
    };
    const again = async (by: Client, quote: Quoted, house: object): Promise<Quoted> =>
      (
        await by.post<Quoted>(`/api/v1/quotes/${quote.id}/versions`, {
          propertyInfo: houseRequest({ ...HIGH, ...house })['propertyInfo'],
        })
      ).body;

    it('stays one’s own when somebody else quotes it again, in a version of it', async () => {
      const quote = await quoteHouse(room.approver, HIGH);
      expect(await approve(room.approver, await theIssue(quote.id))).toBe('quoting.own-business');
      const version = await again(room.second, quote, { amount: 1_250_000 });
      expect(await approve(room.approver, await theIssue(version.id))).toBe('quoting.own-business');
      expect(await approve(room.author, await theIssue(version.id))).toBe('approved');
    });

    it('is that of all who filled in the draft, not only of whoever had it rated', async () => {
      const { propertyInfo, ...rest } = houseRequest({ amount: 1_400_000 });
      const draft = await room.author.post<Quoted>('/api/v1/quotes/drafts', rest);
      const filled = await room.approver.patch<Quoted>(
        `/api/v1/quotes/${draft.body.id}`,
        { propertyInfo },
        { 'if-match': `"${draft.body.rowVersion}"` },
      );
      expect(filled.status).toBe(200);
      const rated = await room.second.post<Quoted>(`/api/v1/quotes/${draft.body.id}/rate`, {}, ifMatch(2));
      expect(rated.status).toBe(200);
      const issue = await theIssue(draft.body.id);
      for (const by of [room.author, room.approver, room.second])
        expect(await approve(by, issue)).toBe('quoting.own-business');
    });

    it('gets no room from an approval that one has given oneself', async () => {
      const quote = await quoteHouse(room.agent, { amount: 1_500_000 });
      expect(await approve(room.approver, await theIssue(quote.id), { offsetPercent: '10' })).toBe(
        'approved',
      );
      const mine = await again(room.approver, quote, { amount: 1_600_000 });
      expect(await theIssue(mine.id)).toMatchObject({ code: 'high-value', status: 'open' });

      const other = await quoteHouse(room.agent, { amount: 1_510_000 });
      expect(await approve(room.approver, await theIssue(other.id), { offsetPercent: '10' })).toBe(
        'approved',
      );
      const theirs = await again(room.agent, other, { amount: 1_600_000 });
      expect(await issuesOf(room.author, theirs.id, 'approved')).toMatchObject([{ basis: 'carried' }]);
    });
  });
});
