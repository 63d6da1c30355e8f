import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionOptions, SecureVersion } from 'node:tls';
import type { Parameters } from './parameters.js';

export type TlsSettings = ConnectionOptions;

export interface Tls {
  readonly ssl: TlsSettings | false;
  readonly clearTextAllowed: boolean;
  readonly sslnegotiation: 'postgres' | 'direct';
}

const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const satisfies readonly SecureVersion[];
const OFF = { ssl: false, clearTextAllowed: true, sslnegotiation: 'postgres' } as const;
/** In sslrootcert: the certificate authorities that the machine trusts. */
const SYSTEM = 'system';

/**
 * TLS settings as in libpq: `require` encrypts without verifying the server, unless there is a root certificate; only `verify-full`
 * compares the server's name. `allow` is read as `prefer`, which uses TLS wherever `allow` could. What the string leaves open comes from
 * PGSSLMODE and similar variables, then from ~/.postgresql.
 */
export function readTls(given: Parameters, host: string, environment: NodeJS.ProcessEnv): Tls {
  const named = (name: string): string | undefined =>
    given.text(name) ?? environment[`PG${name.toUpperCase()}`];
  const rootName = named('sslrootcert');
  const mode = readMode(given, environment, rootName === SYSTEM);
  const negotiation = given.oneOf('sslnegotiation', ['postgres', 'direct']) ?? 'postgres';
  const identity = {
    cert: readFile(given, 'sslcert', named('sslcert'), 'postgresql.crt'),
    key: readFile(given, 'sslkey', named('sslkey'), 'postgresql.key'),
    crl: readFile(given, 'sslcrl', named('sslcrl'), 'root.crl'),
    passphrase: given.text('sslpassword'),
    minVersion: given.oneOf('ssl_min_protocol_version', VERSIONS),
    maxVersion: given.oneOf('ssl_max_protocol_version', VERSIONS),
  };
  const root = rootName === SYSTEM ? undefined : readFile(given, 'sslrootcert', rootName, 'root.crt');
  const mayBeClear = mode === 'allow' || mode === 'prefer';
  if (negotiation === 'direct' && (mode === 'disable' || mayBeClear))
    given.fault('sslnegotiation', 'can be direct only with sslmode require, verify-ca or verify-full');
  if (mode.startsWith('verify') && root === undefined && rootName !== SYSTEM)
    given.fault(
      'sslmode',
      'needs sslrootcert, the file of the certificate authority (or sslrootcert=system for those of this machine)',
    );
  // Like libpq, sockets within the machine are never encrypted.
  if (mode === 'disable' || host.startsWith('/')) return OFF;
  const trust = trustOf(mode, root, rootName === SYSTEM);
  const ssl = Object.fromEntries(
    Object.entries({ ...identity, ...trust }).filter(([, value]) => value !== undefined),
  );
  return { ssl, clearTextAllowed: mayBeClear, sslnegotiation: negotiation };
}

type Mode = (typeof MODES)[number];

function readMode(given: Parameters, environment: NodeJS.ProcessEnv, system: boolean): Mode {
  // libpq also accepts `ssl=true`, the parameter of JDBC.
  const ofJdbc = given.oneOf('ssl', ['true']) && 'require';
  const asked = environment['PGSSLMODE'] || undefined;
  const fromEnvironment = MODES.find((known) => known === asked);
  const mode = given.oneOf('sslmode', MODES) ?? ofJdbc ?? fromEnvironment;
  if (mode === undefined && asked !== undefined)
    given.fault('sslmode', `is open, and PGSSLMODE must be one of ${MODES.join(', ')}`);
  if (system && mode !== undefined && mode !== 'verify-full')
    given.fault('sslmode', 'must be verify-full with sslrootcert=system');
  return mode ?? (system ? 'verify-full' : 'prefer');
}

function trustOf(mode: Mode, root: string | undefined, system: boolean): TlsSettings {
  if (mode === 'verify-full') return system ? {} : { ca: root };
  // Any server with a certificate of this authority is accepted, whatever its name.
  if (root !== undefined && (mode === 'require' || mode === 'verify-ca'))
    return { ca: root, checkServerIdentity: () => undefined };
  return { rejectUnauthorized: false };
}

/** Reads a file; one that is named must exist, the default one may be missing. */
function readFile(
  given: Parameters,
  name: string,
  path: string | undefined,
  standard: string,
): string | undefined {
  try {
    return readFileSync(path ?? join(homedir(), '.postgresql', standard), 'utf8');
  } catch (error) {
    if (path !== undefined)
      given.fault(
        name,
        `names a file that cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
      );
    return undefined;
  }
}
