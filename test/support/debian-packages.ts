import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LOCK = join(tmpdir(), 'bindery-packages.lock');
const APT = ['apt-get', '-o', 'DPkg::Lock::Timeout=300', '-qq'];

/** Whether a file of a Debian package is there, and not only a part of what another worker is just installing. */
export function isInstalled(path: string): boolean {
  if (!existsSync(path)) return false;
  spawnSync('flock', ['--shared', LOCK, 'true']);
  return true;
}

/**
 * Installs what is there already by the time it is this worker's turn, or the first of the alternatives that can be had. False where the tests
 * do not run as root, or where apt-get cannot.
 */
export function install(path: string, ...alternatives: readonly (readonly string[])[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const commands = alternatives.map(
    (names) => `${APT.join(' ')} install -y --no-install-recommends ${names.join(' ')}`,
  );
  const script = `test -e ${path} || { ${APT.join(' ')} update && { ${commands.join(' || ')}; }; }`;
  return spawnSync('flock', [LOCK, 'sh', '-c', script], { stdio: 'ignore', timeout: 600_000 }).status === 0;
}
