import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileStoreUnavailable, isHash, isShard, OutsideFileStore, placeOf } from './file-store.js';
import type { StoredFile } from './file-store.js';

/** Begins the names of files that are being written; what is left of one under such a name was never finished. */
const UNFINISHED = '.writing-';

/** Files in a folder, which may be one that several instances share. */
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

  /** Under its name it is whole or it is not there: whoever reads, and whatever ends this process. */
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

/** The name, too, has to outlive a loss of power. */
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

/** A full disk, a share that is away, a right that was taken: all of it may be well again later. */
async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new FileStoreUnavailable(`The folder of files: ${(error as Error).message}`, { cause: error });
  }
}
