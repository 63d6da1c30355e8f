import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { PROJECT_ROOT } from '../project-root.js';
import { StartFault } from '../start/start-fault.js';
import { closedTo, type ServerAccount } from './server-account.js';

const ROOT_FOLDER = '/var/lib/bindery';

/**
 * The folder of the development database: `.bindery` in the checkout, but outside it for root, because the account that PostgreSQL then
 * runs under may not be able to enter the checkout.
 */
export async function openStateFolder(account: ServerAccount | null): Promise<string> {
  const noPlace = (error: Error): never => {
    throw new StartFault(
      `No place for the development database (${error.message}). Set BINDERY_STATE_DIR to a folder.`,
    );
  };
  const folder = await chooseFolder(account).catch(noPlace);
  // The server's account must pass through root's folder; its contents have their own modes.
  await makeFolder(folder, account ? 0o711 : 0o700).catch(noPlace);
  const closed = account && (await closedTo(account, folder));
  if (closed) {
    throw new StartFault(
      `PostgreSQL runs as ${account.name}, who may not enter ${closed}. Set BINDERY_STATE_DIR to a folder it can reach.`,
    );
  }
  return folder;
}

async function chooseFolder(account: ServerAccount | null): Promise<string> {
  const given = process.env['BINDERY_STATE_DIR'];
  if (given) return resolve(PROJECT_ROOT, given);
  const checkout = await realpath(PROJECT_ROOT);
  const name = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  if (account) {
    await makeFolder(ROOT_FOLDER, 0o711);
    return join(ROOT_FOLDER, name);
  }
  const writable = await access(checkout, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (writable) return join(checkout, '.bindery');
  return join(process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'bindery', name);
}

/** Creates a folder with this mode, whatever the umask; an existing folder keeps its mode. */
async function makeFolder(folder: string, mode: number): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await chmod(folder, mode);
}
