import { access, chmod, constants, mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closedTo, serverAccount } from '../../src/platform/embedded-postgres/server-account.js';

/** The `f_type` of file systems in memory, from linux/magic.h: waiting for such a "disk" would measure nothing. */
const IN_MEMORY = [0x01021994, 0x858458f6];

/** A new folder on a disk that PostgreSQL's account can reach. `/var/tmp` first: many systems keep `/tmp` in memory. */
export async function makeDiskFolder(): Promise<string> {
  const account = await serverAccount();
  const given = process.env['BENCH_DIR'];
  for (const parent of given ? [given] : ['/var/tmp', tmpdir()]) {
    const writable = await access(parent, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (!writable || (account && (await closedTo(account, parent)))) continue;
    if (IN_MEMORY.includes((await statfs(parent)).type)) continue;
    const folder = await mkdtemp(join(parent, `bindery-bench-${process.pid}-`));
    await chmod(folder, 0o711);
    return folder;
  }
  throw new Error('No folder on a disk for PostgreSQL; set BENCH_DIR');
}
