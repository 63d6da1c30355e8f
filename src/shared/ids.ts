import { randomFillSync } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const POOL_SIZE = 4096;
const pool = new Uint8Array(POOL_SIZE);
let used = POOL_SIZE;

/**
 * A UUIDv7 (RFC 9562 section 5.7): ids sort by the millisecond they were made in, so that B-trees grow at their right edge.
 * The random part is drawn in blocks, because one call to the generator per id was a measurable part of a write.
 */
export function newId(now: number = Date.now()): string {
  if (used + 10 > POOL_SIZE) {
    randomFillSync(pool);
    used = 0;
  }
  const at = (offset: number): number => pool[used + offset] as number;
  const hex = (byte: number): string => HEX[byte] as string;
  const time = now.toString(16).padStart(12, '0');
  const id =
    `${time.slice(0, 8)}-${time.slice(8)}-` +
    `${hex(0x70 | (at(0) & 0x0f))}${hex(at(1))}-` +
    `${hex(0x80 | (at(2) & 0x3f))}${hex(at(3))}-` +
    `${hex(at(4))}${hex(at(5))}${hex(at(6))}${hex(at(7))}${hex(at(8))}${hex(at(9))}`;
  used += 10;
  return id;
}

export function isId(text: string): boolean {
  return UUID.test(text);
}
