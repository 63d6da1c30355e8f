import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { SortKey } from '../../../shared/page.js';
import type { ExportFormat } from './export-stream.js';
import { exportStream } from './export-stream.js';

/** Batches that fit into what a stream holds ready, and then some: a million rows would be a thousand. */
const READ_AHEAD = 10;

interface Row {
  readonly id: string;
  readonly name: string | null;
  readonly amount: string;
}

const COLUMNS = [
  ['Name', 'name'],
  ['Amount', 'amount'],
] as const;

/** A table of so many rows, which counts how often it is asked. */
function table(length: number, row: (n: number) => Row) {
  const asked: (SortKey | null)[] = [];
  const next = (after: SortKey | null, limit: number): Promise<readonly Row[]> => {
    asked.push(after);
    const from = after === null ? 0 : Number(after[0]) + 1;
    return Promise.resolve(
      Array.from({ length: Math.max(0, Math.min(limit, length - from)) }, (_, n) => row(from + n)),
    );
  };
  return { asked, next };
}
const plain = (n: number): Row => ({ id: String(n), name: `Name ${n}`, amount: '-1.50' });
const stream = (format: ExportFormat, next: ReturnType<typeof table>['next']) =>
  exportStream<Row>(format, COLUMNS, next, ({ id }) => [id]);
async function text(from: AsyncIterable<unknown>): Promise<string> {
  let all = '';
  for await (const chunk of from) all += String(chunk);
  return all;
}

describe('an export', () => {
  it('is CSV with headings, in which no cell is a formula', async () => {
    const row = { id: '0', name: '=HYPERLINK("http://x"),\n"a"', amount: '-1.50' };
    expect(await text(stream('csv', table(1, () => row).next))).toBe(
      'Name,Amount\r\n"\'=HYPERLINK(""http://x""),\n""a""",-1.50\r\n',
    );
  });

  it('is NDJSON with one object on each line, and nothing but the columns', async () => {
    const { next } = table(2, (n) => ({ ...plain(n), name: n === 0 ? null : 'two\nlines' }));
    expect(await text(stream('ndjson', next))).toBe(
      '{"name":null,"amount":"-1.50"}\n{"name":"two\\nlines","amount":"-1.50"}\n',
    );
  });

  it.each([0, 1, 999, 1000, 1001, 2500])('of %i rows has each once', async (length) => {
    const { next } = table(length, plain);
    const lines = (await text(stream('ndjson', next))).split('\n').slice(0, -1);
    expect(lines.map((line) => (JSON.parse(line) as { name: string }).name)).toEqual(
      Array.from({ length }, (_, n) => `Name ${n}`),
    );
  });

  it('asks for no more when the client goes away', async () => {
    const { asked, next } = table(1_000_000, plain);
    const exported = stream('csv', next);
    for await (const _ of exported) if (asked.length >= 2) break;
    expect(exported.destroyed).toBe(true);
    const before = asked.length;
    await new Promise(setImmediate);
    expect(asked).toHaveLength(before);
    expect(before).toBeLessThanOrEqual(READ_AHEAD);
  });

  it('waits for a client that reads slowly', async () => {
    const { asked, next } = table(1_000_000, plain);
    const exported = stream('csv', next);
    await once(exported, 'readable');
    await new Promise(setImmediate);
    expect(asked.length).toBeLessThanOrEqual(READ_AHEAD);
    exported.destroy();
  });

  it('breaks off when the rows cannot be read, rather than look complete', async () => {
    const exported = stream('csv', () => Promise.reject(new Error('gone')));
    await expect(text(exported)).rejects.toThrow('gone');
  });
});
