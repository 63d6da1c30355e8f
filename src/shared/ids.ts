import { randomFillSync } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const POOL_SIZE = 4096;
const pool = new Uint8Array(POOL_SIZE);
let used = POOL_SIZE;

let lastTime = 0;
let counter = 0;
/** The counter in rand_a; it starts in the lower half, so that two thousand ids of one millisecond stay in order. */
const COUNTER_END = 0x1000;
const COUNTER_START = 0x800;

/**
 * A UUIDv7 (RFC 9562 section 5.7). Ids sort by the millisecond in which they were made, so that B-trees grow at their right edge, and
 * within it by a counter (section 6.2, method 1), so that rows of one document stay in order. Random bytes are drawn in blocks, because a
 * call for each id was a measurable part of a write.
 */
export function newId(now: number = Date.now()): string {
  if (used + 10 > POOL_SIZE) {
    randomFillSync(pool);
    used = 0;
  }
  const at = (offset: number): number => pool[used + offset] as number;
  const hex = (byte: number): string => HEX[byte] as string;
  if (now === lastTime && counter + 1 < COUNTER_END) counter += 1;
  else counter = ((at(0) << 8) | at(1)) % COUNTER_START;
  lastTime = now;
  const time = now.toString(16).padStart(12, '0');
  const id =
    `${time.slice(0, 8)}-${time.slice(8)}-` +
    `${hex(0x70 | (counter >> 8))}${hex(counter & 0xff)}-` +
    `${hex(0x80 | (at(2) & 0x3f))}${hex(at(3))}-` +
    `${hex(at(4))}${hex(at(5))}${hex(at(6))}${hex(at(7))}${hex(at(8))}${hex(at(9))}`;
  used += 10;
  return id;
}

export function isId(text: string): boolean {
  return UUID.test(text);
}
