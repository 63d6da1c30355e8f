import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RegisteredClient } from './authorization.js';
import { install, isInstalled } from './debian-packages.js';
import { endWithUs } from './end-with-us.js';
import { PATIENCE_MS } from './patience.js';

const PROGRAM = '/usr/sbin/apache2';
const MODULES = '/usr/lib/apache2/modules';
const OPENIDC = join(MODULES, 'mod_auth_openidc.so');
const NEEDED = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'headers', 'auth_openidc'];
const PACKAGES = ['apache2-bin', 'libapache2-mod-auth-openidc'];

/** Where Debian's Apache can be had: installed where the tests run as root and apt-get can. */
export function hasApache(): boolean {
  if (isInstalled(OPENIDC) || install(OPENIDC, PACKAGES)) return true;
  process.stderr.write(
    '\nNOT TESTED: Apache as relying party. Install apache2-bin and libapache2-mod-auth-openidc, or run as root where apt-get can.\n',
  );
  return false;
}

export interface ApacheTerms {
  readonly port: number;
  readonly issuer: URL;
  readonly client: RegisteredClient;
}

/** A site that nobody sees who has not signed in at the issuer, as mod_auth_openidc guards it. */
export class Apache {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start({ port, issuer, client }: ApacheTerms): Promise<Apache> {
    const folder = await mkdtemp(join(tmpdir(), 'apache-'));
    await mkdir(join(folder, 'site'));
    await writeFile(join(folder, 'site', 'index.html'), 'Rates of the week');
    for (const place of [folder, join(folder, 'site')]) await chmod(place, 0o755);
    const file = join(folder, 'httpd.conf');
    await writeFile(
      file,
      [
        `ServerRoot ${folder}`,
        `ServerName 127.0.0.1`,
        `Listen 127.0.0.1:${port}`,
        `PidFile ${folder}/httpd.pid`,
        `ErrorLog ${folder}/error.log`,
        ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
        ...NEEDED.map((name) => `LoadModule ${name}_module ${join(MODULES, `mod_${name}.so`)}`),
        `DocumentRoot ${folder}/site`,
        `OIDCProviderMetadataURL ${issuer.href}/.well-known/openid-configuration`,
        `OIDCClientID ${client.clientId}`,
        `OIDCClientSecret ${client.secret}`,
        `OIDCRedirectURI http://127.0.0.1:${port}/back`,
        'OIDCCryptoPassphrase a-passphrase-of-the-test',
        'OIDCScope "openid profile email"',
        'OIDCPKCEMethod S256',
        'OIDCRemoteUserClaim email',
        '<Location />',
        '  AuthType openid-connect',
        '  Require valid-user',
        '  Header set x-user "%{OIDC_CLAIM_email}e"',
        '  Header set x-subject "%{OIDC_CLAIM_sub}e"',
        '  Header set x-role "%{OIDC_CLAIM_role}e"',
        '</Location>',
        '',
      ].join('\n'),
    );
    const server = spawn(PROGRAM, ['-f', file, '-DFOREGROUND'], { stdio: 'ignore', detached: true });
    endWithUs(server);
    const apache = new Apache(server, folder);
    await apache.answers(port);
    return apache;
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    if (this.process.exitCode === null && this.process.kill('SIGTERM')) await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  private async answers(port: number): Promise<void> {
    for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await delay(50)) {
      const answer = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' }).catch(() => null);
      if (answer && answer.status < 500) return;
      if (this.process.exitCode !== null) break;
    }
    const log = await readFile(join(this.folder, 'error.log'), 'utf8').catch(() => '');
    throw new Error(`Apache did not start: ${log}`);
  }
}
