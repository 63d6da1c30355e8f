import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileStoreUnavailable, isHash, isShard, OutsideFileStore, placeOf } from './file-store.js';
import type { StoredFile } from './file-store.js';

/** The prefix of files being written; one that remains was never finished. */
const UNFINISHED = '.writing-';

/** Files in a folder, which several instances may share. */
export class FolderFiles extends OutsideFileStore {
  constructor(
    private readonly folder: string,
    private readonly company: string,
  ) {
    super();
  }

  async put(files: ReadonlyMap<string, Buffer>): Promise<void> {
    for (const [sha256, bytes] of files) await reach(() => this.write(this.pathOf(sha256), bytes));
  }

  async has(sha256: string): Promise<boolean> {
    return (await reach(() => unlessMissing(stat(this.pathOf(sha256))))) !== null;
  }

  get(sha256: string): Promise<Buffer | null> {
    return reach(() => unlessMissing(readFile(this.pathOf(sha256))));
  }

  async shards(): Promise<readonly string[]> {
    const names = await reach(() => unlessMissing(readdir(join(this.folder, this.company))));
    return (names ?? []).filter(isShard);
  }

  async *list(shard: string): AsyncIterable<StoredFile> {
    const folder = join(this.folder, this.company, shard);
    for (const name of (await reach(() => unlessMissing(readdir(folder)))) ?? []) {
      const found = await reach(() => unlessMissing(stat(join(folder, name))));
      if (found && (isHash(name) || name.startsWith(UNFINISHED)))
        yield { sha256: name, writtenAt: found.mtime };
    }
  }

  async remove({ sha256, writtenAt }: StoredFile): Promise<void> {
    const path = sha256.startsWith(UNFINISHED)
      ? join(this.folder, this.company, sha256.slice(UNFINISHED.length, UNFINISHED.length + 2), sha256)
      : this.pathOf(sha256);
    const now = await reach(() => unlessMissing(stat(path)));
    if (now && now.mtime.getTime() <= writtenAt.getTime()) await reach(() => rm(path, { force: true }));
  }

  /** Writes to a temporary name and renames, so that a file is never seen incomplete, even after a crash. */
  private async write(path: string, bytes: Buffer): Promise<void> {
    const folder = dirname(path);
    const shard = path.slice(folder.length + 1, folder.length + 3);
    const unfinished = join(folder, `${UNFINISHED}${shard}-${randomUUID()}`);
    await mkdir(folder, { recursive: true });
    try {
      const file = await open(unfinished, 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
      await syncFolder(folder);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  private pathOf(sha256: string): string {
    return join(this.folder, placeOf(this.company, sha256));
  }
}

/** Syncs the folder, so that the new name also survives a loss of power. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Turns errors of the file system (a full disk, an unmounted share, a missing right) into FileStoreUnavailable, because they may pass. */
async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new FileStoreUnavailable(`The folder of files: ${(error as Error).message}`, { cause: error });
  }
}
