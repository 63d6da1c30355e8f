import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileStoreUnavailable, sha256Of } from './file-store.js';
import type { StoredFile } from './file-store.js';
import { FolderFiles } from './folder-files.js';

const BYTES = Buffer.from('a declarations page');
const HASH = sha256Of(BYTES);
const SHARD = HASH.slice(0, 2);
const YEARS_AGO = new Date('2020-01-01T00:00:00Z');

describe('files in a folder', () => {
  let folder: string;
  let files: FolderFiles;
  const shard = (): string => join(folder, 'acme', SHARD);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bindery-folder-'));
    files = new FolderFiles(folder, 'acme');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function listed(): Promise<readonly StoredFile[]> {
    const found: StoredFile[] = [];
    for await (const file of files.list(SHARD)) found.push(file);
    return found;
  }

  it('are whole or not there, also when many write the same at once', async () => {
    expect(await files.get(HASH)).toBeNull();
    expect(await files.has(HASH)).toBe(false);
    await Promise.all(Array.from({ length: 20 }, () => files.put(new Map([[HASH, BYTES]]))));
    expect(await files.get(HASH)).toEqual(BYTES);
    expect(await files.has(HASH)).toBe(true);
    expect(await readdir(shard())).toEqual([HASH]);
  });

  it('lie in folders by the first digits of their hash; a folder of somebody else’s is none of them', async () => {
    await mkdir(join(folder, 'acme', 'notes'));
    expect(await files.shards()).toEqual([SHARD]);
    expect(await new FolderFiles(folder, 'nobody').shards()).toEqual([]);
  });

  it('lie apart for each company, though two have the same', async () => {
    const other = new FolderFiles(folder, 'zenith');
    expect(await other.get(HASH)).toBeNull();
    await other.put(new Map([[HASH, BYTES]]));
    await other.remove({ sha256: HASH, writtenAt: new Date() });
    expect(await files.get(HASH)).toEqual(BYTES);
  });

  it('are not removed when they have been written again since they were listed', async () => {
    await utimes(join(shard(), HASH), YEARS_AGO, YEARS_AGO);
    const [old] = await listed();
    expect(old).toEqual({ sha256: HASH, writtenAt: YEARS_AGO });
    await files.put(new Map([[HASH, BYTES]]));
    await files.remove(old as StoredFile);
    expect(await files.get(HASH)).toEqual(BYTES);
  });

  it('that were never finished are listed and removed, and what is of somebody else is not', async () => {
    const unfinished = join(shard(), `.writing-${SHARD}-1`);
    for (const path of [unfinished, join(shard(), 'README')]) {
      await writeFile(path, 'half');
      await utimes(path, YEARS_AGO, YEARS_AGO);
    }
    const old = (await listed()).filter(({ writtenAt }) => writtenAt.getTime() === YEARS_AGO.getTime());
    expect(old).toHaveLength(1);
    for (const file of old) await files.remove(file);
    expect((await readdir(shard())).toSorted()).toEqual([HASH, 'README'].toSorted());
  });

  it('say so when the folder cannot be reached', async () => {
    const nowhere = new FolderFiles(join(shard(), 'README'), 'acme');
    await expect(nowhere.put(new Map([[HASH, BYTES]]))).rejects.toThrow(FileStoreUnavailable);
    await expect(nowhere.get(HASH)).rejects.toThrow(FileStoreUnavailable);
  });
});
