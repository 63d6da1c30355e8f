import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SanctionsList } from './sanctions-list.js';

const SDN = [
  '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
  '9001,"LAKE, Ada Marie","individual","SDGT] [IRAN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1970; a ""remark"", with a comma."',
];
const ALT = ['9001,12,"aka","LAGO, Adela",-0- ', '36,13,"aka","AERO-CARIBBEAN",-0- '];

describe('the list of OFAC in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanctions-'));
  const files = { list: join(folder, 'SDN.CSV'), aliases: join(folder, 'ALT.CSV') };
  const write = (file: 'list' | 'aliases', lines: readonly string[], end = '\r\n'): void =>
    writeFileSync(files[file], lines.map((line) => `${line}\r\n`).join('') + end);

  beforeEach(() => {
    write('list', SDN, '\x1a');
    write('aliases', ALT);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds names and aliases, however they are written, and nothing else', async () => {
    const list = new SanctionsList(files);
    const found = await list.screen(['Ada Marie Lake', 'Adela Lago', 'Aero Caribbean', 'Ada Lake', '...']);
    expect(found.list).toMatch(/^[0-9a-f]{64}$/);
    expect(found.matches).toEqual([
      { name: 'Ada Marie Lake', entry: '9001', listedAs: 'LAKE, Ada Marie', program: 'SDGT] [IRAN' },
      { name: 'Adela Lago', entry: '9001', listedAs: 'LAGO, Adela', program: 'SDGT] [IRAN' },
      { name: 'Aero Caribbean', entry: '36', listedAs: 'AERO-CARIBBEAN', program: 'CUBA' },
    ]);
  });

  it('is read again when it has changed, and then has another hash', async () => {
    const list = new SanctionsList(files);
    const before = await list.screen(['Bo Hill']);
    expect(before.matches).toEqual([]);
    expect((await list.screen(['Bo Hill'])).list).toBe(before.list);
    write('list', [...SDN, '9002,"HILL, Bo","individual","SDGT"']);
    const after = await list.screen(['Bo Hill']);
    expect(after.matches).toHaveLength(1);
    expect(after.list).not.toBe(before.list);
  });

  it('reads names that are not UTF-8', async () => {
    writeFileSync(files.list, Buffer.from('7,"MUÑOZ, José","individual","SDNT"\r\n', 'latin1'));
    expect((await new SanctionsList(files).screen(['Jose Munoz'])).matches).toHaveLength(1);
  });

  it('lets others have their turn while a list as long as the real one is read', async () => {
    const entries = Array.from({ length: 10_000 }, (_, n) =>
      SDN.map((row) => row.replace(/^\d+/, `${n}`)),
    ).flat();
    write('list', [...entries, '999999,"HILL, Bo","individual","SDGT"']);
    const list = new SanctionsList(files);
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    const found = await list.screen(['Bo Hill']);
    clearInterval(ticking);
    expect(found.matches).toMatchObject([{ entry: '999999' }]);
    // Three where it is read at once: before, between and after the files.
    expect(turns).toBeGreaterThan(6);
  });

  it.each<[string, () => void]>([
    ['is not there', () => rmSync(files.list)],
    ['has lost its aliases', () => rmSync(files.aliases)],
    ['is empty', () => write('list', [], '')],
    ['is a page that says that something is wrong', () => write('list', ['<html>', '<body>Error</body>'])],
    ['is cut off within an entry', () => write('list', [...SDN, '9002,"HILL, B'])],
    ['is cut off after a number', () => write('list', [...SDN, '9002'])],
  ])('says so where it %s, also when it was there before', async (_what, spoil) => {
    const list = new SanctionsList(files);
    await list.screen(['Bo Hill']);
    spoil();
    await expect(list.screen(['Bo Hill'])).rejects.toMatchObject({ name: 'SanctionsListUnavailable' });
    write('list', SDN);
    write('aliases', ALT);
    expect((await list.screen(['Ada Marie Lake'])).matches).toHaveLength(1);
  });
});
