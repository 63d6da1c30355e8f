import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Turns } from '../threads/turns.js';
import { screenedName } from './screened-name.js';
import type { SanctionsMatch, Screened } from './sanctions-screening.js';
import { SanctionsListUnavailable, SanctionsScreening } from './sanctions-screening.js';

/** Files of the Office of Foreign Assets Control (OFAC): SDN.CSV, and ALT.CSV with the aliases. */
export interface SanctionsListFiles {
  readonly list: string;
  readonly aliases: string | null;
}

type Listed = Omit<SanctionsMatch, 'name'>;

interface ReadList {
  readonly state: string;
  readonly hash: string;
  /** When the newest of its files was written. */
  readonly listedAt: Date;
  readonly byName: ReadonlyMap<string, readonly Listed[]>;
}

/** OFAC's mark for an empty field. */
const NOTHING = '-0-';
const NUMBER = /^\d+$/;
/** Characters parsed in one slice: a few milliseconds. */
const PIECE = 65_536;
/** Positions of columns. SDN.CSV: ent_num, SDN_Name, SDN_Type, Program, …; ALT.CSV: ent_num, alt_num, alt_type, alt_name, … */
const SDN = { name: 1, program: 3, least: 4 } as const;
const ALT = { name: 3, program: null, least: 4 } as const;

/** A list in files, which is read again when they change. If it cannot be read, an older version is never used instead. */
export class SanctionsList extends SanctionsScreening {
  private reading: Promise<ReadList> | null = null;
  private state = '';

  constructor(private readonly files: SanctionsListFiles) {
    super();
  }

  async screen(names: readonly string[]): Promise<Screened> {
    const { hash, listedAt, byName } = await this.current();
    const matches = [...new Set(names)].flatMap((name) =>
      (byName.get(screenedName(name)) ?? []).map((listed) => ({ name, ...listed })),
    );
    return { list: hash, listedAt, matches };
  }

  /** The current list; parallel callers share one reading. */
  private async current(): Promise<ReadList> {
    try {
      const { state } = await this.stateOfFiles();
      if (this.reading === null || state !== this.state) {
        this.state = state;
        this.reading = this.read(state);
      }
      return await this.reading;
    } catch (error) {
      this.reading = null;
      if (error instanceof SanctionsListUnavailable) throw error;
      if (!isOfFiles(error) && !(error instanceof CsvError)) throw error;
      throw new SanctionsListUnavailable(error.message);
    }
  }

  private async read(state: string): Promise<ReadList> {
    const { list, aliases } = this.files;
    const [listBytes, aliasBytes] = await Promise.all([
      readFile(list),
      aliases === null ? null : readFile(aliases),
    ]);
    // A file that changed while it was read may be neither version.
    const files = await this.stateOfFiles();
    if (files.state !== state) throw new SanctionsListUnavailable('The list has changed while it was read');
    // Parsed on the event loop, in slices that let other work run.
    const turns = new Turns();
    const rows = await rowsOf(listBytes, list, SDN.least, turns);
    // An empty file would look as if nobody were listed.
    if (rows.length === 0) throw new SanctionsListUnavailable(`${list} lists nobody`);
    const programs = new Map(rows.map((row) => [row[0] ?? '', given(row[SDN.program])]));
    const aliasRows =
      aliasBytes && aliases !== null ? await rowsOf(aliasBytes, aliases, ALT.least, turns) : [];
    const named = [
      ...rows.map((row) => [row, SDN.name] as const),
      ...aliasRows.map((row) => [row, ALT.name] as const),
    ];
    const byName = new Map<string, Listed[]>();
    const known = new Set<string>();
    for (const [row, column] of named) {
      if (turns.isOver) await turns.next();
      const [entry = '', listedAs = ''] = [row[0], row[column]];
      const key = screenedName(listedAs);
      const both = `${entry} ${key}`;
      if (key === '' || listedAs === NOTHING || known.has(both)) continue;
      known.add(both);
      const listed = { entry, listedAs, program: programs.get(entry) ?? null };
      const same = byName.get(key);
      if (same) same.push(listed);
      else byName.set(key, [listed]);
    }
    const hash = createHash('sha256').update(listBytes);
    if (aliasBytes) hash.update(aliasBytes);
    return { state, hash: hash.digest('hex'), listedAt: files.writtenAt, byName };
  }

  private async stateOfFiles(): Promise<{ readonly state: string; readonly writtenAt: Date }> {
    const { list, aliases } = this.files;
    const stats = await Promise.all([list, ...(aliases === null ? [] : [aliases])].map((file) => stat(file)));
    return {
      state: stats.map(({ ino, size, mtimeMs, ctimeMs }) => [ino, size, mtimeMs, ctimeMs].join()).join(';'),
      writtenAt: new Date(Math.max(...stats.map(({ mtimeMs }) => mtimeMs))),
    };
  }
}

/** Parses the entries; throws for a malformed line, because then the file is not what it should be. */
async function rowsOf(
  bytes: Buffer,
  file: string,
  least: number,
  turns: Turns,
): Promise<readonly (readonly string[])[]> {
  const rows = Readable.from(piecesOf(textOf(bytes)), { highWaterMark: 1 }).pipe(
    parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true }),
  );
  const entries: (readonly string[])[] = [];
  let isFirst = true;
  for await (const row of rows as AsyncIterable<readonly string[]>) {
    if (turns.isOver) await turns.next();
    const isHead = isFirst && row[0]?.toLowerCase() === 'ent_num';
    isFirst = false;
    if (isHead) continue;
    if (row.length < least || !NUMBER.test(row[0] ?? ''))
      throw new SanctionsListUnavailable(`Entry ${entries.length + 1} of ${file} is not one of OFAC's list`);
    entries.push(row);
  }
  return entries;
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

/** Old files end with DOS's end-of-file character, and may not be UTF-8. */
function textOf(bytes: Buffer): string {
  const text = decoded(bytes).trimEnd();
  return text.endsWith('\u001a') ? text.slice(0, -1) : text;
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function given(text: string | undefined): string | null {
  return text === undefined || text === '' || text === NOTHING ? null : text;
}

function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
