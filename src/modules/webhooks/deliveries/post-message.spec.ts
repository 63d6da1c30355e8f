import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { generate } from 'selfsigned';
import { loadConfig } from '../../../platform/config/config.js';
import { resolveByDns } from '../../../platform/net/guarded-agents.js';
import type { Attempted } from './post-message.js';
import { PostMessage } from './post-message.js';

const TIMEOUT_SECONDS = 1;
const MESSAGE = { id: '01890a5d-ac96-774b-bcce-b302099a8057', body: '{"type":"policies.bound"}' };

/** Receivers as bad as they come, byte by byte. */
describe('a message for an endpoint that', () => {
  const opened: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

  afterEach(async () => {
    for (const { server, sockets } of opened.splice(0)) {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  async function listening(server: Server): Promise<number> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket.on('error', () => undefined));
      socket.on('close', () => sockets.delete(socket));
    });
    opened.push({ server, sockets });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  /** `answer` is called when something of the request has come. */
  async function sentTo(answer: (socket: Socket) => void): Promise<Attempted> {
    const port = await listening(createServer((socket) => void socket.once('data', () => answer(socket))));
    return post(`http://127.0.0.1:${port}/`);
  }

  async function post(url: string): Promise<Attempted> {
    const sender = new PostMessage(
      loadConfig({
        NODE_ENV: 'test',
        DATABASE_URL: 'postgresql://a@localhost/b',
        ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
        WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
        WEBHOOK_TIMEOUT_SECONDS: String(TIMEOUT_SECONDS),
      }),
      resolveByDns,
    );
    try {
      return await sender.run({ url, secrets: [] }, MESSAGE);
    } finally {
      sender.onApplicationShutdown();
    }
  }

  /** So many bytes of a text a second, for ever. */
  const drip = (socket: Socket, text: string): void => {
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed) clearInterval(timer);
      else socket.write(text[at++ % text.length] ?? ' ');
    }, 50);
  };

  it('drips its status line is not waited for longer than any other', async () => {
    expect(await sentTo((socket) => drip(socket, `HTTP/1.1 200 ${'O'.repeat(500)}`))).toMatchObject({
      status: null,
      fault: 'no answer in time',
    });
  });

  it('drips headers without an end is not either', async () => {
    const attempt = await sentTo((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      drip(socket, 'x-more: 1\r\n');
    });
    expect(attempt).toMatchObject({ status: null, fault: 'no answer in time' });
  });

  it('drips its body after a status of 200 has taken the message', async () => {
    const attempt = await sentTo((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
      drip(socket, 'x');
    });
    expect(attempt).toMatchObject({ status: 200, fault: null });
  });

  it('closes the connection in the middle of its headers has not taken it', async () => {
    expect(await sentTo((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le'))).toMatchObject({
      status: null,
      fault: expect.stringContaining('connection failed'),
    });
  });

  it('promises more than it sends has taken it', async () => {
    const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nshort';
    expect(await sentTo((socket) => socket.end(answer))).toMatchObject({ status: 200, fault: null });
  });

  it('sends headers without bound is cut off', async () => {
    const attempt = await sentTo((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      for (let n = 0; n < 100; n += 1) socket.write(`x-${n}: ${'y'.repeat(10_000)}\r\n`);
    });
    expect(attempt).toMatchObject({ status: null, fault: 'connection failed: HPE_HEADER_OVERFLOW' });
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a status that is none', 'HTTP/1.1 999999 ?\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
  ])('speaks %s has not taken it', async (_what, answer) => {
    const { status, fault } = await sentTo((socket) => socket.end(answer));
    expect({ status, fault }).toEqual({ status: null, fault: expect.stringContaining('connection failed') });
  });

  it('has a certificate that nobody vouches for is told so, and sees nothing of the message', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'hooks.example.com' }]);
    let requests = 0;
    const port = await listening(createTlsServer({ cert, key }, () => (requests += 1)));
    const { status, fault } = await post(`https://127.0.0.1:${port}/`);
    expect({ status, fault }).toEqual({
      status: null,
      fault: expect.stringMatching(
        /^connection failed: (?:DEPTH_ZERO_SELF_SIGNED_CERT|ERR_TLS_CERT_ALTNAME_INVALID)$/,
      ),
    });
    expect(requests).toBe(0);
  });

  it('speaks no TLS where it should is told so', async () => {
    const port = await listening(
      createServer((socket) => void socket.once('data', () => socket.end('hello'))),
    );
    expect(await post(`https://127.0.0.1:${port}/`)).toMatchObject({
      status: null,
      fault: expect.stringMatching(/^connection failed/),
    });
  });
});
