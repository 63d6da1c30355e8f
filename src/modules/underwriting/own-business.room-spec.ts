import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../test/support/app.js';
import type { RatingRoom } from '../../../test/support/rating-room.js';
import type { Issue, Quoted } from '../../../test/support/underwriting-room.js';
import {
  decide,
  houseRequest,
  issuesOf,
  openUnderwritingRoom,
  quoteHouse,
} from '../../../test/support/underwriting-room.js';
import { ifMatch } from '../../../test/support/app.js';

const LARGE = { amount: 1_200_000 };

describe('business of one’s own', () => {
  let room: RatingRoom;

  beforeAll(async () => {
    room = await openUnderwritingRoom();
    for (const userId of await everybody()) {
      await room.sql(
        `insert into underwriting_authorities (code, user_id, effective_date, four_eyes) values ('senior', $1, '2020-01-01', true)`,
        [userId],
      );
    }
  });
  afterAll(() => room?.close());

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
        propertyInfo: houseRequest({ ...LARGE, ...house })['propertyInfo'],
      })
    ).body;

  it('stays one’s own when somebody else quotes it again, in a version of it', async () => {
    const quote = await quoteHouse(room.approver, LARGE);
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
    expect(await approve(room.approver, await theIssue(quote.id), { offsetPercent: '10' })).toBe('approved');
    const mine = await again(room.approver, quote, { amount: 1_600_000 });
    expect(await theIssue(mine.id)).toMatchObject({ code: 'high-value', status: 'open' });

    const other = await quoteHouse(room.agent, { amount: 1_510_000 });
    expect(await approve(room.approver, await theIssue(other.id), { offsetPercent: '10' })).toBe('approved');
    const theirs = await again(room.agent, other, { amount: 1_600_000 });
    expect(await issuesOf(room.author, theirs.id, 'approved')).toMatchObject([{ basis: 'carried' }]);
  });
});
