import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, root, run } from './build.mjs';

/** `node scripts/run-bench.mjs <name> [arguments]`: builds what is not built and runs bench/<name>.ts in this process. */
const [name = '', ...args] = process.argv.slice(2);

const file = join(root, 'bench', `${name}.ts`);
if (!/^[a-z]+$/.test(name) || !existsSync(file)) {
  process.stderr.write(
    'Usage: npm run bench:http | bench:rating | bench:book | bench:search | bench:growth | bench:claims | bench:adjusting | bench:drawing | bench:encryption | bench:webhooks | bench:identity | bench:client | bench:document | bench:audit | bench:limits\n',
  );
  process.exit(2);
}

await run(ensureBuilt);
await import('./typescript.mjs');
process.argv.splice(1, process.argv.length, file, ...args);
await import(pathToFileURL(file).href);
