import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Made once for a checkout and kept with its data. */
export interface Secrets {
  readonly superuserPassword: string;
  readonly ownerPassword: string;
  readonly applicationPassword: string;
  /** 32 bytes in base64. Without it, what the database holds encrypted is lost. */
  readonly encryptionKey: string;
}

/** Who has the development database open, for other processes of the same checkout. */
export interface Holder {
  readonly pid: number;
  readonly purpose: 'server' | 'command';
  readonly databasePid: number | null;
  readonly databasePort: number | null;
  /** Where the application answers, once it does. */
  readonly address: string | null;
}

const secretsFile = (folder: string): string => join(folder, 'secrets.json');
const holderFile = (folder: string): string => join(folder, 'running.json');

export async function readSecrets(folder: string): Promise<Secrets | null> {
  return readJson<Secrets>(secretsFile(folder));
}

export async function makeSecrets(folder: string): Promise<Secrets> {
  const password = (): string => randomBytes(24).toString('base64url');
  const secrets: Secrets = {
    superuserPassword: password(),
    ownerPassword: password(),
    applicationPassword: password(),
    encryptionKey: randomBytes(32).toString('base64'),
  };
  await writeJson(secretsFile(folder), secrets);
  return secrets;
}

export async function readHolder(folder: string): Promise<Holder | null> {
  return readJson<Holder>(holderFile(folder));
}

export async function writeHolder(folder: string, holder: Holder): Promise<void> {
  await writeJson(holderFile(folder), holder);
}

export async function removeHolder(folder: string): Promise<void> {
  await rm(holderFile(folder), { force: true });
}

async function readJson<Value>(path: string): Promise<Value | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as Value);
}

/** Renamed into place, so that a reader or a crash never meets half a file. */
async function writeJson(path: string, value: unknown): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
}
