import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import { ifMatch } from '../../../../test/support/app.js';
import { ClaimsRoom } from '../../../../test/support/claims-room.js';
import { dumpOf } from '../../../../test/support/dump.js';
import { homeRequest } from '../../../../test/support/story.js';
import { RotateEncryption } from '../../../platform/encryption/rotate-encryption.js';
import { newId } from '../../../shared/ids.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { ClaimContactResponse, ClaimRolesResponse } from './people.dto.js';

interface Items {
  readonly items: readonly ClaimContactResponse[];
}

describe('telephone numbers of people on claims', () => {
  let room: ClaimsRoom;
  let adjuster: Client;
  let claimId: string;

  beforeAll(async () => {
    room = await ClaimsRoom.open({ today: '2026-06-01' });
    const policy = await room.bind(await room.as('agent'), homeRequest());
    adjuster = await room.on('2026-08-15', 'adjuster');
    const claim = await adjuster.post<ClaimResponse>('/api/v1/claims', {
      channel: 'phone',
      policyId: policy.id,
      lossOn: '2026-08-10',
      cause: 'hail',
      reporter: { name: 'Ada Lake', phone: '+1 614 555 7401', relation: 'family' },
    });
    expect([claim.status, claim.body]).toEqual([201, claim.body]);
    claimId = claim.body.id;
    expect(claim.body.notices[0]?.reporter).toEqual({
      name: 'Ada Lake',
      phone: '+1 614 555 7401',
      relation: 'family',
    });
  });
  afterAll(() => room?.close());

  const contact = async (phone: string | null): Promise<ClaimContactResponse> => {
    const body = { kind: 'organization', name: 'Buckeye Roofing', phone };
    const answer = await adjuster.post<ClaimContactResponse>('/api/v1/claim-contacts', body, {
      'idempotency-key': newId(),
    });
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return answer.body;
  };
  const found = async (phone: string): Promise<readonly (string | null)[]> =>
    (await adjuster.get<Items>(`/api/v1/claim-contacts?phone=${encodeURIComponent(phone)}`)).body.items.map(
      (each) => each.phone,
    );

  /** What of our numbers stands in a dump. */
  const dumped = async (): Promise<readonly string[]> =>
    (await dumpOf(room.database.ownerUrl)).match(/.{30}555[- ]740[0-9]/g) ?? [];

  it('are read where they were told, and stand in no dump', async () => {
    const { id, rowVersion, phone } = await contact('(614) 555-7402');
    expect(phone).toBe('(614) 555-7402');
    const roles = await adjuster.post<ClaimRolesResponse>(`/api/v1/claims/${claimId}/roles`, {
      contactId: id,
      role: 'repairer',
    });
    expect(roles.body.items[0]?.contact).toMatchObject({ id, phone: '(614) 555-7402' });
    expect(roles.body.items[0]?.contact).not.toHaveProperty('phoneEncrypted');
    expect(await found('+16145557402')).toEqual(['(614) 555-7402']);
    const changed = await adjuster.send<ClaimContactResponse>({
      method: 'PATCH',
      url: `/api/v1/claim-contacts/${id}`,
      headers: ifMatch(rowVersion),
      payload: { phone: '614 555 7403' },
    });
    expect(changed.body.phone).toBe('614 555 7403');
    expect([await found('614 555 7402'), await found('614 555 7403')]).toEqual([[], ['614 555 7403']]);
    const gone = await adjuster.send<ClaimContactResponse>({
      method: 'PATCH',
      url: `/api/v1/claim-contacts/${id}`,
      headers: ifMatch(rowVersion + 1),
      payload: { phone: null },
    });
    expect([gone.body.phone, await found('614 555 7403')]).toEqual([null, []]);
    const read = await adjuster.get<ClaimResponse>(`/api/v1/claims/${claimId}`);
    expect(read.body.notices[0]?.reporter.phone).toBe('+1 614 555 7401');
    expect(await dumped()).toEqual([]);
  });

  it('of before they were sealed are read, and sealed where they are', async () => {
    const { id } = await contact(null);
    await room.sql(`update claim_contacts set phone = '614 555 7404' where id = $1`, [id]);
    await room.sql(
      `insert into claim_notices (claim_id, reported_at, channel, reporter)
       values ($1, now(), 'web', '{"name": "Bo", "phone": "614 555 7405"}')`,
      [claimId],
    );
    const read = async (): Promise<readonly (string | null | undefined)[]> => {
      const claim = await adjuster.get<ClaimResponse>(`/api/v1/claims/${claimId}`);
      const { body } = await adjuster.get<ClaimContactResponse>(`/api/v1/claim-contacts/${id}`);
      return [...claim.body.notices.map(({ reporter }) => reporter.phone), body.phone].sort();
    };
    const before = await read();
    expect(before).toEqual(['+1 614 555 7401', '614 555 7404', '614 555 7405']);
    const rotation = room.app.get(RotateEncryption, { strict: false });
    const sealed: string[] = [];
    for await (const { table, rewritten } of rotation.sealPlainRows()) sealed.push(`${table} ${rewritten}`);
    expect(sealed.sort()).toEqual(['claim_contacts 1', 'claim_notices 1']);
    expect(await read()).toEqual(before);
    expect(await found('+1 614 555 7404')).toEqual(['614 555 7404']);
    expect(await dumped()).toEqual([]);
  });

  it('cannot be replaced in a notice by what is no sealed number', async () => {
    const statement = `select seal_reporter_phone(id, $1) from claim_notices`;
    await expect(room.sql(statement, ['614 555 7406'])).rejects.toThrow('This is no sealed text');
    await room.sql(statement, [`v2.0123456789abcdef.${'A'.repeat(40)}`]);
    const claim = await adjuster.get<ClaimResponse>(`/api/v1/claims/${claimId}`);
    expect(claim.body.notices[0]?.reporter.phone).toBe('+1 614 555 7401');
  });

  it('stay with all keys when data keys change', async () => {
    const rotation = room.app.get(RotateEncryption, { strict: false });
    await rotation.renewDataKeys();
    for await (const _ of rotation.rewriteRows());
    const claim = await adjuster.get<ClaimResponse>(`/api/v1/claims/${claimId}`);
    expect(claim.body.notices[0]?.reporter.phone).toBe('+1 614 555 7401');
    const uses = (await rotation.report()).filter(({ table }) => table === 'claim_notices');
    expect(uses).toEqual([expect.objectContaining({ key: 'former' })]);
  });
});
