import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../../../../../test/support/database.js';
import { cloneDatabase } from '../../../../../test/support/database.js';
import { Room } from '../../../../../test/support/identity-room.js';
import { PasskeyCeremonies } from './passkey-ceremonies.js';
import { Passkeys } from './passkeys.store.js';

/** What an authenticator signs over, and what it can get wrong. */
interface Shown {
  readonly type: string;
  readonly origin: string;
  readonly rpId: string;
  /** User present, user verified. */
  readonly flags: number;
  readonly isCrossOrigin: boolean;
}

const RIGHT: Shown = {
  type: 'webauthn.get',
  origin: 'http://localhost:3000',
  rpId: 'localhost',
  flags: 0x05,
  isCrossOrigin: false,
};

/** An authenticator of our own, which browsers would not let speak for another site: here it may, and signs what it says. */
describe('passkeys', () => {
  let database: TestDatabase;
  let room: Room;
  let userId: string;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(16).toString('base64url');
  let serial = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    room = await Room.open(database);
    ({ id: userId } = await room.createUser('keys@example.com', 'adjuster'));
    await room.inContext(() =>
      room.get(Passkeys).add(userId, {
        credential: { id: credentialId, publicKey: coseOf(), counter: 0, transports: [] },
        deviceType: 'singleDevice',
        isBackedUp: false,
        name: 'Test',
      }),
    );
  });
  afterAll(async () => {
    await room?.close();
    await database?.drop();
  });

  /** RFC 9053 section 7.1: a map of key type, algorithm, curve and the two coordinates. */
  function coseOf(): Uint8Array<ArrayBuffer> {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const coordinate = (label: number, text: string): Buffer =>
      Buffer.concat([Buffer.from([label, 0x58, 0x20]), Buffer.from(text, 'base64url')]);
    const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
    return Uint8Array.from(Buffer.concat([head, coordinate(0x21, x), coordinate(0x22, y)]));
  }

  async function shows(more: Partial<Shown> = {}, key = privateKey): Promise<boolean> {
    const { type, origin, rpId, flags, isCrossOrigin } = { ...RIGHT, ...more };
    const subject = `interaction keys-${++serial}` as const;
    return room.inContext(async () => {
      const ceremonies = room.get(PasskeyCeremonies);
      const { challenge } = await ceremonies.optionsToUse(subject, userId);
      const clientData = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: isCrossOrigin }));
      const authenticatorData = Buffer.concat([
        createHash('sha256').update(rpId).digest(),
        Buffer.from([flags, 0, 0, 0, 0]),
      ]);
      const hash = createHash('sha256').update(clientData).digest();
      const response = {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: sign('sha256', Buffer.concat([authenticatorData, hash]), key).toString('base64url'),
        },
      };
      return (await ceremonies.used(subject, JSON.stringify(response))) !== null;
    });
  }

  it('open an account by what they sign over', async () => {
    expect(await shows()).toBe(true);
  });

  it.each<[string, Partial<Shown>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of the site', { origin: 'http://localhost:3001' }],
    ['a site below it', { origin: 'http://login.localhost:3000' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['a ceremony of another purpose', { type: 'webauthn.create' }],
    ['a user who was not verified', { flags: 0x01 }],
    ['a user who was not there', { flags: 0x04 }],
  ])('WAN-02 open nothing when they sign for %s', async (_what, more) => {
    expect(await shows(more)).toBe(false);
  });

  it('WAN-02 open nothing when another key has signed', async () => {
    const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(await shows({}, other)).toBe(false);
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"id":1}',
    '{"id":"x"}',
    `{"id":"${'x'.repeat(9000)}"}`,
    '{"id":"\\u0000"}',
  ])('are not %s', async (answer) => {
    const subject = `interaction keys-${++serial}` as const;
    await room.inContext(async () => {
      await room.get(PasskeyCeremonies).optionsToUse(subject, userId);
      expect(await room.get(PasskeyCeremonies).used(subject, answer)).toBeNull();
    });
  });
});
