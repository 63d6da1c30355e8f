import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, root, run } from './build.mjs';

/** `node scripts/run.mjs <entry> [arguments]`: builds what is not built and runs that program of dist/run in this process. */
const [entry = 'main', ...args] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 17)) {
  process.stderr.write(
    `This needs Node 22.17 or newer, and this is ${process.version}. Use the npm scripts: they bring their own.\n`,
  );
  process.exit(1);
}

const settings = join(root, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);

await run(ensureBuilt);
// Imported late: the Node that is told above that it is too old does not have what it needs.
const { runProgram } = await import('./program.mjs');
await runProgram(entry, args);
