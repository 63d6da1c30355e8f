import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TimeStampServer, reply } from '../../../test/support/time-stamp-server.js';
import { HttpTimeStamps } from './http-time-stamps.js';
import { timeStampRequest } from './time-stamp-messages.js';

const CONTENT = Buffer.from('what was there');
const OTHER = Buffer.from('something else');

describe('time stamps over HTTP', () => {
  let folder: string;
  let server: TimeStampServer;
  let authority: HttpTimeStamps;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bindery-stamps-'));
    server = await TimeStampServer.open(folder);
    authority = new HttpTimeStamps(server.url, 2_000);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('are such as OpenSSL believes', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { response, at } = await authority.stamp(CONTENT);
      expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(10_000);
      expect(await server.verify(response, CONTENT)).toMatch(/Verification: OK/);
      await expect(server.verify(response, OTHER)).rejects.toThrow(/mismatch/);
    }
  });

  it('are asked for with another number each time, and tell no content', async () => {
    server.asked.splice(0);
    await authority.stamp(CONTENT);
    await authority.stamp(CONTENT);
    const [one, other] = server.asked;
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
    expect(one?.includes(CONTENT)).toBe(false);
  });

  const stampOf = (content: Buffer): Promise<Buffer> => server.stamp(timeStampRequest(content).der);
  /** The last bytes are of the signature. */
  const withLastByte = (bytes: Buffer): Buffer =>
    Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]);

  it.each<[string, RegExp, TimeStampServer['answers'][number]]>([
    ['a stamp of something else', /of something else/, async (_, to) => reply(to, await stampOf(OTHER))],
    [
      'a stamp that was given to somebody before',
      /another request/,
      async (_, to) => reply(to, await stampOf(CONTENT)),
    ],
    [
      'a stamp whose signature was changed',
      /signature/,
      async (asked, to) => reply(to, withLastByte(await server.stamp(asked))),
    ],
    [
      'a refusal',
      /refuses with status 2/,
      async (_, to) => reply(to, await server.stamp(Buffer.from('3003020101', 'hex'))),
    ],
    [
      'a stamp with more behind it',
      /cannot be read/,
      async (asked, to) => reply(to, Buffer.concat([await server.stamp(asked), Buffer.from([5, 0])])),
    ],
    [
      'half a stamp',
      /cannot be read/,
      async (asked, to) => reply(to, (await server.stamp(asked)).subarray(0, 400)),
    ],
    ['nothing', /cannot be read/, (_, to) => reply(to, Buffer.alloc(0))],
    ['a page', /cannot be read/, (_, to) => reply(to, Buffer.from('<html>Welcome</html>'))],
    [
      'sequences in sequences',
      /cannot be read/,
      (_, to) => reply(to, Buffer.concat(Array.from({ length: 15_000 }, () => Buffer.from([0x30, 0x80])))),
    ],
    ['a fault', /answers 503/, (_, to) => reply(to, Buffer.alloc(0), 503)],
    [
      'the way to somebody else',
      /answers 307/,
      (_, to) => void to.writeHead(307, { location: server.url }).end(),
    ],
    ['no answer', /in time/, () => undefined],
    ['the beginning of an answer', /in time/, (_, to) => void to.writeHead(200).write(Buffer.from([0x30]))],
    ['a broken connection', /cannot be reached/, (_, to) => void to.destroy()],
  ])('are not taken from %s', async (_, why, answer) => {
    server.answers.push(answer);
    await expect(authority.stamp(CONTENT)).rejects.toMatchObject({
      name: 'NotStamped',
      message: expect.stringMatching(why),
    });
  });

  it('are not looked for in a gigabyte', async () => {
    let sent = 0;
    server.answers.push((_, to) => {
      to.writeHead(200, { 'content-length': 2 ** 30 });
      const part = Buffer.alloc(64 * 1024);
      const more = (): void => {
        sent += part.length;
        if (sent < 2 ** 30 && !to.destroyed) to.write(part, () => setImmediate(more));
      };
      more();
    });
    await expect(authority.stamp(CONTENT)).rejects.toThrow(/longer than/);
    expect(sent).toBeLessThan(2 ** 26);
  });

  it('are not there where nobody listens', async () => {
    const gone = new HttpTimeStamps('http://127.0.0.1:1/', 2_000);
    await expect(gone.stamp(CONTENT)).rejects.toThrow(/cannot be reached/);
  });
});
