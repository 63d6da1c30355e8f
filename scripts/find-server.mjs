import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = realpathSync(fileURLToPath(new URL('..', import.meta.url)));

/** Where Bindery answers: the address that was given, that of the server running in this checkout, or the one of PORT. */
export function findServer(given, env = process.env) {
  const settings = join(root, '.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
  const address = given || env.BINDERY_URL || runningAddress(env) || `http://localhost:${env.PORT || 3000}`;
  return (/^https?:\/\//.test(address) ? address : `http://${address}`).replace(/\/+$/, '');
}

/** `npm start` writes it beside its development database, whose folder state-folder.ts chooses. */
function runningAddress({ BINDERY_STATE_DIR: given, XDG_STATE_HOME }) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const state = XDG_STATE_HOME || join(homedir(), '.local', 'state');
  const folders = given
    ? [resolve(root, given)]
    : [join(root, '.bindery'), join('/var/lib/bindery', name), join(state, 'bindery', name)];
  return folders.map(addressIn).find((address) => address !== null);
}

function addressIn(folder) {
  try {
    const { pid, address } = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'));
    process.kill(pid, 0);
    return address;
  } catch {
    return null;
  }
}
