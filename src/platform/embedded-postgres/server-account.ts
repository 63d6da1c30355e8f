import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartFault } from '../start/start-fault.js';

/** The account that PostgreSQL runs under if we are root, which it refuses. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const PREFERRED = ['postgres', 'nobody'];

/** Null for a normal user; for root an account of /etc/passwd, where initdb looks up its own name. */
export async function serverAccount(): Promise<ServerAccount | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n');
  const accounts = lines.map(parseAccount).filter((account) => account !== null && account.uid > 0);
  const chosen = PREFERRED.map((name) => accounts.find((account) => account?.name === name)).find(Boolean);
  const account = chosen ?? accounts.at(-1);
  if (!account)
    throw new StartFault('PostgreSQL does not run as root and /etc/passwd names no other account.');
  return account;
}

function parseAccount(line: string): ServerAccount | null {
  const [name, , uid, gid] = line.split(':');
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

/** The first folder of a path that the account may not enter; null if it reaches the end. */
export async function closedTo(account: ServerAccount, folder: string): Promise<string | null> {
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  const parent = dirname(folder);
  if (parent !== folder) {
    const closed = await closedTo(account, parent);
    if (closed) return closed;
  }
  return mode & bit ? null : folder;
}
