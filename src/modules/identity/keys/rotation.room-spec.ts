import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import { sql } from 'kysely';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Identity } from '../index.js';
import { KeyRotationJob } from '../jobs/key-rotation.job.js';

const DAY = 86_400;

describe('KEY-02 the signing key', () => {
  let database: TestDatabase;
  let one: Room;
  let two: Room;

  beforeAll(async () => {
    database = await cloneDatabase();
    [one, two] = await Promise.all([Room.open(database), Room.open(database)]);
    await one.createUser('key@example.com', 'underwriter');
  });
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await database?.drop();
  });

  const published = async (room: Room): Promise<readonly string[]> =>
    (await room.request('GET', '/.well-known/jwks.json'))
      .json<{ keys: { kid: string }[] }>()
      .keys.map(({ kid }) => kid);

  const signedBy = (token: string): string | undefined => decodeProtectedHeader(token).kid;
  const token = (room: Room): Promise<string> => room.token('key@example.com');
  const accepted = async (room: Room, bearer: string): Promise<boolean> =>
    (await room.me(bearer)).statusCode === 200;

  it('is announced before it signs, signs without a restart, and tokens of each phase are accepted on both instances', async () => {
    const before = await token(one);
    const announced = await one.get(Identity).announceKey(SYSTEM_ACTOR);
    expect(await published(two)).toEqual(expect.arrayContaining([signedBy(before), announced]));
    const during = await token(two);
    expect(signedBy(during)).toBe(signedBy(before));

    expect(await two.get(Identity).rotateKeys(SYSTEM_ACTOR)).toBe(announced);
    const after = await token(one);
    expect(signedBy(after)).toBe(announced);
    for (const room of [one, two])
      for (const bearer of [before, during, after]) expect(await accepted(room, bearer)).toBe(true);
  });

  it('is announced once, however many announce it at the same time', async () => {
    const kids = await Promise.all(
      [one, two, one, two].map((room) => room.inContext(() => room.get(Identity).announceKey(SYSTEM_ACTOR))),
    );
    expect(new Set(kids).size).toBe(1);
    const { rows } = await sql`
      select count(*)::integer as count from signing_keys where status = 'next'`.execute(one.database);
    expect(rows).toEqual([{ count: 1 }]);
    expect(await one.get(Identity).rotateKeys(SYSTEM_ACTOR)).toBe(kids[0]);
  });

  it('erases the private half of what it replaced', async () => {
    const { rows } = await sql`
      select distinct private_jwk_encrypted is null as erased from signing_keys where status in ('retiring', 'retired')
    `.execute(one.database);
    expect(rows).toEqual([{ erased: true }]);
  });

  it('is replaced by itself when it is old: announced a day ahead, and by nobody twice', async () => {
    const job = one.get(KeyRotationJob);
    const run = () => one.inContext(() => job.run());
    expect(await run()).toEqual({ announced: 0, promoted: 0 });
    one.clock.forward(89 * DAY);
    expect(await run()).toEqual({ announced: 1, promoted: 0 });
    expect(await run()).toEqual({ announced: 0, promoted: 0 });
    one.clock.forward(DAY);
    expect(await run()).toEqual({ announced: 0, promoted: 1 });
    expect(await run()).toEqual({ announced: 0, promoted: 0 });
  });
});
