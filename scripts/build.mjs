import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = realpathSync(fileURLToPath(new URL('..', import.meta.url)));

const stampFile = join(root, 'dist', '.build-stamp');
/** When each source had last changed when they were last compared with the build. */
const seenFile = join(root, 'dist', '.build-seen');
const folders = ['src', 'migrations'];
/** What nest-cli.json leaves out of the build. */
const TESTS = /\.(spec|room-spec|room-support)\.ts$/;
/** Longer than the steps of any clock of a file system. */
const SETTLED_MS = 2_000;
/** What the compiler leaves out and running code reads from beside itself: templates of documents. */
const assets = ['.typ'];
/** What `scripts/run.mjs` runs. */
const entries = ['main', 'cli', 'generate'];
/**
 * How esbuild keeps names. What has no prototype, such as an arrow function, is known by no name, and most others have theirs still. They are
 * made anew in each call of whoever has them inside, so that to name them would be work of each request.
 */
const NAMING = 'var __name = (target, value) => __defProp(target, "name", { value, configurable: true });';
const NAMING_OF_CLASSES = NAMING.replace(
  '=> ',
  '=> target.name === value || !("prototype" in target) ? target : ',
);
/** What packages of the bundle ask for and do without: here it is not installed, or for development only. */
const MISSING = [
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'class-validator',
  'dataloader',
  'pg-native',
  'tinyglobby',
];
/** Dependencies that stay as they are installed. What the rest of the bundle needs of them, it takes from there as well. */
const APART = [
  // Native, or with files of its own that it looks for where it lies.
  '@node-rs/argon2',
  'pino',
  // Required in a way that esbuild does not see, by @nestjs/mapped-types: in the bundle its lists would be there twice.
  'class-transformer',
  // Imported by whoever needs them first, and what they share with us.
  '@node-saml/node-saml',
  '@simplewebauthn/server',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  'asn1js',
  'fastest-levenshtein',
  'file-type',
  'nodemailer',
  'pkijs',
  'qrcode',
];
const files = ['.swcrc', 'nest-cli.json', 'tsconfig.json', 'package-lock.json', 'scripts/build.mjs'];

/** Compiles when dist/ is missing or was made from other sources. Safe when several processes come at once. */
export async function ensureBuilt() {
  // An image may hold the build alone.
  if (!existsSync(join(root, 'src')) || isFresh()) return;
  const release = await takeTurn();
  try {
    if (!isFresh()) await build();
  } finally {
    release();
  }
}

function isFresh() {
  if (!existsSync(stampFile)) return false;
  const stamp = readFileSync(stampFile, 'utf8');
  if (isAsSeen(stamp)) return true;
  const now = Date.now();
  const seen = glance();
  if (stamp !== fingerprint()) return false;
  // A file that changes again at once may keep its time: one that has just been written is read again by the next start.
  if (seen.every(([, changed]) => changed < now - SETTLED_MS)) keep({ stamp, seen });
  return true;
}

/** Whether nothing has been written since the contents were compared: reading them all takes longer than some commands do. */
function isAsSeen(stamp) {
  try {
    const { stamp: seenWith, seen } = JSON.parse(readFileSync(seenFile, 'utf8'));
    return stamp === seenWith && seen.every(([path, changed]) => changedAt(path) === changed);
  } catch {
    return false;
  }
}

function keep(seen) {
  const draft = `${seenFile}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify(seen));
    renameSync(draft, seenFile);
  } catch {
    // Whoever may not write here compares contents each time.
  }
}

/** Of whatever happens to a file, also that another one takes its place: who writes cannot set it. */
const changedAt = (path) => statSync(join(root, path)).ctimeMs;

/** Folders as well, which change with what is added to them or removed. */
function glance() {
  const within = folders.flatMap((folder) => [
    folder,
    ...readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
  ]);
  return [...within, ...files].filter((path) => !TESTS.test(path)).map((path) => [path, changedAt(path)]);
}

/** Of contents, not of times: a copied or cloned checkout keeps its build, and a checked-out older commit does not. */
function fingerprint() {
  const hash = createHash('sha256');
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !TESTS.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const path of [...inFolders.sort(), ...files.map((file) => join(root, file))]) {
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

async function build() {
  const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  if (!existsSync(nest))
    throw new BuildFault('The sources are not built, and the build tools are not installed: run npm ci.');
  process.stderr.write('Building …\n');
  const stamp = fingerprint();
  rmSync(stampFile, { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [nest, 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new BuildFault(`The build failed.\n${stdout}${stderr}`);
  copyAssets();
  await bundle();
  writeFileSync(stampFile, stamp);
}

/**
 * Our own modules and those of packages, some four thousand, as one file for each program and some for what they share: finding and
 * linking them singly is most of a start. A package is either in the bundle or apart, also for other packages: its classes are there
 * once. Threads and benches begin with the single modules, and so with the packages as they are installed.
 */
async function bundle() {
  const esbuild = await import('esbuild');
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries.map((name) => join(root, 'dist', 'src', `${name}.js`)),
    outdir: join(root, 'dist', 'run'),
    bundle: true,
    splitting: true,
    external: [...MISSING, ...APART],
    platform: 'node',
    format: 'esm',
    target: 'es2023',
    // Entities, jobs and errors are known by the names of their classes.
    keepNames: true,
    // What packages in CommonJS require of Node.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    write: false,
    metafile: true,
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  mkdirSync(join(root, 'dist', 'run'), { recursive: true });
  for (const { path, text } of outputFiles) writeFileSync(path, text.replace(NAMING, NAMING_OF_CLASSES));
  if (!outputFiles.some(({ text }) => text.includes(NAMING)))
    throw new BuildFault('esbuild gives functions their names in another way than scripts/build.mjs knows.');
  writeFileSync(join(root, 'dist', 'run', 'LICENSES.txt'), licensesOf(Object.keys(metafile.inputs)));
}

/** Whose code the bundle holds: licenses ask for their text to go with each copy. */
function licensesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const notices = readdirSync(join(root, folder)).filter((file) =>
      /^(licen[cs]e|notice|copying)/i.test(file),
    );
    const text = notices.map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
    return [`${name} ${version}: ${license}`, ...text].join('\n\n');
  });
  return `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function copyAssets() {
  for (const name of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (assets.includes(extname(name))) cpSync(join(root, 'src', name), join(root, 'dist', 'src', name));
  }
}

export class BuildFault extends Error {}

/** A name in the abstract socket namespace as a lock: the kernel frees it with the process, however that ends. */
async function takeTurn() {
  const name = `\0bindery-build-${createHash('sha256').update(root).digest('hex').slice(0, 32)}`;
  for (;;) {
    const server = createServer();
    const taken = await new Promise((resolve, reject) => {
      server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
      server.listen(name, () => resolve(true));
    });
    if (taken) return () => server.close();
    await delay(100);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  rmSync(stampFile, { force: true });
  await run(ensureBuilt);
}

export async function run(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof BuildFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
