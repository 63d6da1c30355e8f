import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, enableCompileCache, flushCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import vm from 'node:vm';
import { crc32 } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'dist', 'run', 'bindery.cjs');
const kept = join(root, 'dist', '.compiled');
const HEAD = '(function (exports, require, module, __filename, __dirname) {';

/**
 * Runs a program of the bundle in this process, with what V8 compiled of it in an earlier one. The cache of Node (`enableCompileCache`) holds
 * files as they are before they run, without the functions that are compiled when they are first called: some ten thousand in a start. It
 * does for packages that lie apart.
 */
export async function runProgram(entry, args) {
  enableCompileCache(kept);
  process.argv.splice(1, process.argv.length, file, ...args);
  const require = createRequire(file);
  // Node reads the maps of what it loads itself.
  if (process.sourceMapsEnabled) return require(file)[entry]();
  const source = readFileSync(file);
  const cache = join(kept, [entry, ...workOf(args), versionOf(source)].join('-'));
  const cachedData = readIf(cache);
  // All of it is ASCII: inAscii() of scripts/build.mjs.
  const script = new vm.Script(`${HEAD}${source.toString('latin1')}\n})`, { filename: file, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  const ended = module.exports[entry]();
  if (cachedData !== undefined && !script.cachedDataRejected) return ended;
  const keep = () => write(cache, script.createCachedData());
  // A server is meant to have no end.
  if (entry !== 'main') process.once('exit', (code) => code === 0 && keep());
  else if (await ended) {
    keep();
    flushCompileCache();
  }
}

/** `jobs` of `jobs:run`: other work needs other functions. */
const workOf = ([command = '']) => /^[a-z-]+(?=:)/.exec(command) ?? [];

/** Of the content, since V8 itself compares lengths only, and of V8 with its flags. */
const versionOf = (source) => `${crc32(source).toString(16)}-${cachedDataVersionTag().toString(16)}`;

function readIf(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, however many start at once. */
function write(path, data) {
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(kept, { recursive: true });
    writeFileSync(draft, data);
    renameSync(draft, path);
  } catch {
    // Whoever may not write here compiles each time.
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await runProgram(process.argv[2], process.argv.slice(3));
