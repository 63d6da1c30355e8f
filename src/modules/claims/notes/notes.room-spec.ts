import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import type { Answered } from '../../../../test/support/claims-room.js';
import { ClaimsRoom } from '../../../../test/support/claims-room.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { TimelineResponse } from '../timeline/timeline.dto.js';
import type { NoteResponse, NotesOfClaimResponse } from './notes.dto.js';

const BEGAN = '2026-06-01';

describe('notes of a claim', () => {
  let room: ClaimsRoom;
  let claim: ClaimResponse;
  let agent: Client;
  let adjuster: Client;

  beforeAll(async () => {
    room = await ClaimsRoom.open({ today: BEGAN, instances: 2 });
    const policy = await room.home(await room.on(BEGAN, 'agent'));
    agent = await room.on('2026-07-15', 'agent');
    adjuster = await room.as('adjuster');
    claim = (await room.report(agent, { policyId: policy.id, lossOn: '2026-07-10', cause: 'hail' })).body;
  });
  afterAll(() => room?.close());

  const write = (by: Client, body: object, headers = {}): Promise<Answered<NoteResponse>> =>
    by.post(`/api/v1/claims/${claim.id}/notes`, { kind: 'call', text: 'Called', ...body }, headers);
  const texts = async (by: Client): Promise<readonly string[]> =>
    (await by.get<NotesOfClaimResponse>(`/api/v1/claims/${claim.id}/notes`)).body.items.map(
      ({ text }) => text,
    );

  it('are seen by the fewest whom the writer belongs to, unless more are named', async () => {
    expect(await write(adjuster, { text: 'Doubtful' })).toMatchObject({
      status: 201,
      body: { audience: 'adjusters' },
    });
    const underwriter = await room.as('underwriter');
    expect(await write(underwriter, { text: 'Old roof' })).toMatchObject({ body: { audience: 'company' } });
    expect(await write(agent, { text: 'Will send photographs' })).toMatchObject({
      body: { audience: 'agency' },
    });
    expect(await write(adjuster, { text: 'Please send them', audience: 'agency' })).toMatchObject({
      status: 201,
    });
    expect(await texts(adjuster)).toEqual([
      'Please send them',
      'Will send photographs',
      'Old roof',
      'Doubtful',
    ]);
    expect(await texts(underwriter)).toEqual(['Please send them', 'Will send photographs', 'Old roof']);
    expect(await texts(agent)).toEqual(['Please send them', 'Will send photographs']);
    for (const [by, audience] of [
      [agent, 'company'],
      [underwriter, 'adjusters'],
    ] as const)
      expect(await write(by, { audience })).toMatchObject({
        status: 400,
        body: { code: 'claims.audience-beyond', errors: [{ pointer: '/audience' }] },
      });
    const timeline = async (by: Client): Promise<readonly (string | null)[]> =>
      (await by.get<TimelineResponse>(`/api/v1/claims/${claim.id}/timeline`)).body.items
        .filter(({ event }) => event === 'note')
        .map(({ reason }) => reason);
    expect(await timeline(adjuster)).toContain('Doubtful');
    expect(await timeline(underwriter)).not.toContain('Doubtful');
  });

  it('are corrected once by another note, for the same readers, and stay', async () => {
    const wrong = await write(adjuster, { text: 'The roof is of slate', audience: 'agency' });
    const corrects = wrong.body.id;
    const both = await Promise.all(
      [room.app, room.other].map((app) => write(adjuster.on(app), { text: 'Of shingles', corrects })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    expect(both.find(({ status }) => status === 201)?.body).toMatchObject({ audience: 'agency', corrects });
    expect(await texts(agent)).toEqual(expect.arrayContaining(['The roof is of slate', 'Of shingles']));
    const secret = await write(adjuster, { text: 'A secret' });
    expect(await write(agent, { corrects: secret.body.id })).toMatchObject({
      status: 422,
      body: {
        code: 'claims.note-not-correctable',
        errors: [{ pointer: '/corrects', detail: 'is no note on this claim' }],
      },
    });
  });

  it('are written once by a repeated request, and their words stand in no trail', async () => {
    const key = { 'idempotency-key': 'a-note' };
    const [first, second] = [
      await write(agent, { text: 'Once' }, key),
      await write(agent, { text: 'Once' }, key),
    ];
    expect(second.body.id).toBe(first.body.id);
    const trail = await room.sql<{ text: string }>(
      `select changes::text as text from audit_logs where action = 'claims.note-written'`,
    );
    expect(trail.length).toBeGreaterThan(5);
    expect(trail.filter(({ text }) => /Once|Doubtful|slate/.test(text))).toEqual([]);
  });

  it('are of a claim that the writer sees', async () => {
    const nobody = '/api/v1/claims/01930000-0000-7000-8000-0000000000ff/notes';
    expect(await agent.post(nobody, { kind: 'call', text: 'x' })).toMatchObject({ status: 404 });
    expect(await agent.get(nobody)).toMatchObject({ status: 404 });
    expect(await write(agent, { text: '' })).toMatchObject({ status: 400 });
  });
});
