import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The secrets of a checkout's database, created once and kept with its data. */
export interface Secrets {
  readonly superuserPassword: string;
  readonly ownerPassword: string;
  readonly applicationPassword: string;
  /** 32 bytes in base64. If it is lost, encrypted data cannot be read. */
  readonly encryptionKey: string;
}

/** The process that has the development database open, for other processes of the checkout. */
export interface Holder {
  readonly pid: number;
  readonly purpose: 'server' | 'command';
  readonly databasePid: number | null;
  readonly databasePort: number | null;
  /** The address of the application, once it serves. */
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

/** Written to a temporary name and renamed, so that a reader or a crash never sees half a file. */
async function writeJson(path: string, value: unknown): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
}
