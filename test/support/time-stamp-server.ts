import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const SETTINGS = `
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical, CA:TRUE
[stamps]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = authority
[authority]
serial = SERIAL
crypto_device = builtin
default_policy = 1.2.3.4.1
digests = sha256, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
certs = CA
`;

type Answer = (request: Buffer, response: ServerResponse) => Promise<void> | void;

/** An authority that stamps with the time (RFC 3161), as OpenSSL is one, in a folder of its own. */
export class TimeStampServer {
  readonly asked: Buffer[] = [];
  /** The next answers; the right one when there are none. */
  readonly answers: Answer[] = [];

  private readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const asked = Buffer.concat(parts);
      this.asked.push(asked);
      const answer = this.answers.shift() ?? (async () => reply(response, await this.stamp(asked)));
      Promise.resolve(answer(asked, response)).catch(() => response.destroy());
    });
  });

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<TimeStampServer> {
    const authority = new TimeStampServer(folder);
    const at = (name: string): string => join(folder, name);
    await writeFile(at('SERIAL'), '01\n');
    await writeFile(
      at('openssl.cnf'),
      SETTINGS.replace('SERIAL', at('SERIAL')).replace('certs = CA', `certs = ${at('ca.pem')}`),
    );
    const made = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
    ];
    const config = ['-config', at('openssl.cnf')];
    const ca = ['-subj', '/CN=Root', '-extensions', 'ca', '-keyout', at('ca.key'), '-out', at('ca.pem')];
    await run('openssl', [...made, ...config, ...ca]);
    const signer = [
      '-subj',
      '/CN=Time',
      '-extensions',
      'stamps',
      '-keyout',
      at('tsa.key'),
      '-out',
      at('tsa.pem'),
    ];
    await run('openssl', [...made, ...config, ...signer, '-CA', at('ca.pem'), '-CAkey', at('ca.key')]);
    await new Promise<void>((resolve) => authority.server.listen(0, '127.0.0.1', resolve));
    return authority;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/tsa`;
  }

  get root(): string {
    return join(this.folder, 'ca.pem');
  }

  async stamp(request: Buffer): Promise<Buffer> {
    const [query, answer] = [join(this.folder, 'query.tsq'), join(this.folder, 'answer.tsr')];
    await writeFile(query, request);
    const key = ['-signer', join(this.folder, 'tsa.pem'), '-inkey', join(this.folder, 'tsa.key')];
    const config = ['-config', join(this.folder, 'openssl.cnf')];
    await run('openssl', ['ts', '-reply', '-queryfile', query, ...key, ...config, '-out', answer]);
    return readFile(answer);
  }

  /** As an auditor does: with what lies outside, and the root of the authority. */
  async verify(stamp: Buffer, content: Buffer): Promise<string> {
    const [stampFile, contentFile] = [join(this.folder, 'kept.tsr'), join(this.folder, 'kept.json')];
    await writeFile(stampFile, stamp);
    await writeFile(contentFile, content);
    const { stdout } = await run('openssl', [
      'ts',
      '-verify',
      '-in',
      stampFile,
      '-data',
      contentFile,
      '-CAfile',
      this.root,
    ]);
    return stdout.trim();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export function reply(response: ServerResponse, bytes: Buffer, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(bytes);
}
