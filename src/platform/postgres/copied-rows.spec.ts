import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CopiedRows } from './copied-rows.js';

type Row = readonly (Buffer | null)[];

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const int16 = (value: number): Buffer => int32(value).subarray(2);
const HEAD = Buffer.concat([
  Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'),
  int32(0),
  int32(3),
  Buffer.from('ext'),
]);
const written = (rows: readonly Row[]): Buffer =>
  Buffer.concat([
    HEAD,
    ...rows.flatMap((row) => [
      int16(row.length),
      ...row.flatMap((value) => (value ? [int32(value.length), value] : [int32(-1)])),
    ]),
    int16(-1),
  ]);

function fieldsAt(bytes: Buffer, start: number, count: number): Row {
  let at = start;
  return Array.from({ length: count }, () => {
    const length = bytes.readInt32BE(at);
    at += 4 + Math.max(0, length);
    return length < 0 ? null : Buffer.from(bytes.subarray(at - length, at));
  });
}

describe('rows of a binary copy', () => {
  it('are whole wherever the chunks that they come in end', () => {
    const value = fc.option(fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)));
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (rows, sizes) => {
          const read: Row[] = [];
          const copied = new CopiedRows((bytes, at) => read.push(fieldsAt(bytes, at, 3)));
          const bytes = written(rows);
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            copied.write(bytes.subarray(at, (at += size)));
          }
          copied.end();
          expect(read).toEqual(rows);
        },
      ),
    );
  });

  it('are no result where the end is missing', () => {
    const bytes = written([[Buffer.from('a')], [Buffer.from('b')]]);
    for (const length of [0, 10, HEAD.length, bytes.length - 3, bytes.length - 1]) {
      const copied = new CopiedRows(() => undefined);
      copied.write(bytes.subarray(0, length));
      expect(() => copied.end()).toThrow('before its end');
    }
  });
});
