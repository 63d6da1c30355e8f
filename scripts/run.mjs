import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, root, run } from './build.mjs';

/** `node scripts/run.mjs <entry> [arguments]`: builds what is not built and runs dist/run/<entry>.js in this process. */
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
// What has been compiled once is not compiled again by the next start; it goes when dist/ is made anew.
// Imported late: the Node that is told above that it is too old does not have it.
const { enableCompileCache, flushCompileCache } = await import('node:module');
enableCompileCache(join(root, 'dist', '.compiled'));
const file = join(root, 'dist', 'run', `${entry}.js`);
process.argv.splice(1, process.argv.length, file, ...args);
await import(pathToFileURL(file).href);
// Otherwise only the end of a process keeps it, and a server is meant to have none.
flushCompileCache();
