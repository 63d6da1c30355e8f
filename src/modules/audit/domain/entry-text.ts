import { hash } from 'node:crypto';
import type { EntryValue } from './entry-columns.js';
import { VALUE_KINDS } from './entry-columns.js';
import { LEAF_PREFIX } from './merkle.js';

const codes = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));

const [QUOTE, BACKSLASH, COMMA, SPACE, COLON, DOT, DASH, ZERO] = codes('"\\, :.-0') as unknown as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const [OPEN, CLOSE, LETTER_U] = codes('[]u') as unknown as [number, number, number];
const NULL = codes('null');
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0')).join('');
const HIGH = codes(HEX.replace(/(.)./g, '$1'));
const LOW = codes(HEX.replace(/.(.)/g, '$1'));

/** What follows the backslash; 0 for bytes that stand for themselves, which all of UTF-8 beyond ASCII are. */
const ESCAPES = new Uint8Array(256).fill(LETTER_U, 0, SPACE);
for (const [char, escape] of Object.entries({
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '"': '"',
  '\\': '\\',
}))
  ESCAPES[char.charCodeAt(0)] = escape.charCodeAt(0);

const TWO_TO_32 = 2 ** 32;
const MICROSECONDS_A_DAY = 86_400_000_000;
/** PostgreSQL counts from 2000-01-01. */
const FIRST_DAY = Date.UTC(2000, 0, 1) / 86_400_000;
/** A byte of text becomes at most six. */
const LONGEST_ESCAPE = 6;
/** The most bytes that a value takes that is no text, with the punctuation around it. */
const ROOM = 64;

/**
 * The text of a row, byte for byte as `audit_entry_text` has it (version 1), made of what COPY sends of it in binary: PostgreSQL took
 * three quarters of the time of a verification for that text alone. One buffer serves all rows, one after the other.
 */
export class EntryTexts {
  /** The number of the row that was written last. Exact below 2^53; a larger one is no usual row. */
  seq = 0;
  private out = Buffer.allocUnsafe(64 * 1024);
  private end = 0;
  private day = Number.NaN;
  private readonly dayText = Buffer.alloc('2000-01-01T'.length);

  /** False where the row holds what none of ours does, such as a moment of another age: PostgreSQL has to say what its text is. */
  write(row: Buffer, start: number): boolean {
    let [at, to, isUsual] = [start, 0, true];
    this.out[to++] = LEAF_PREFIX;
    this.out[to++] = OPEN;
    for (let column = 0; column < VALUE_KINDS.length; column++) {
      const length = row.readInt32BE(at);
      at += 4;
      if (to + length * LONGEST_ESCAPE + ROOM > this.out.length) this.grow(to, length);
      if (column > 0) {
        this.out[to++] = COMMA;
        this.out[to++] = SPACE;
      }
      if (length < 0) {
        this.out.set(NULL, to);
        to += NULL.length;
        continue;
      }
      const written = this.writeValue(VALUE_KINDS[column] as EntryValue, row, at, length, to);
      if (column === 0) this.seq = integerAt(row, at, length);
      if (written < 0) isUsual = false;
      else to = written;
      at += length;
    }
    this.out[to++] = CLOSE;
    this.end = to;
    return isUsual;
  }

  /** The hash of the leaf as a binary string, which Node makes in half the time of a buffer. */
  get hash(): string {
    return hash('sha256', this.out.subarray(0, this.end), 'binary');
  }

  /** Where the value ends; -1 where it is none of the usual. */
  private writeValue(kind: EntryValue, row: Buffer, at: number, length: number, to: number): number {
    switch (kind) {
      case 'text':
        return this.writeText(row, at, at + length, to);
      case 'uuid':
        return this.writeUuid(row, at, to);
      case 'integer':
        return this.writeInteger(integerAt(row, at, length), to);
      case 'moment':
        return this.writeMoment(integerAt(row, at, length), to);
      case 'json':
        // The first byte is the version of the format.
        return this.copy(row, at + 1, at + length, to);
      case 'literal':
        return this.copy(row, at, at + length, to);
    }
  }

  private writeText(row: Buffer, start: number, end: number, start_: number): number {
    const { out } = this;
    let to = start_;
    out[to++] = QUOTE;
    for (let at = start; at < end; at++) {
      const byte = row[at] as number;
      const escape = ESCAPES[byte] as number;
      if (escape === 0) out[to++] = byte;
      else {
        out[to++] = BACKSLASH;
        out[to++] = escape;
        if (escape !== LETTER_U) continue;
        out[to++] = ZERO;
        out[to++] = ZERO;
        out[to++] = HIGH[byte] as number;
        out[to++] = LOW[byte] as number;
      }
    }
    out[to++] = QUOTE;
    return to;
  }

  private writeUuid(row: Buffer, at: number, start: number): number {
    const { out } = this;
    let to = start;
    out[to++] = QUOTE;
    for (let index = 0; index < 16; index++) {
      if (index === 4 || index === 6 || index === 8 || index === 10) out[to++] = DASH;
      const byte = row[at + index] as number;
      out[to++] = HIGH[byte] as number;
      out[to++] = LOW[byte] as number;
    }
    out[to++] = QUOTE;
    return to;
  }

  private writeInteger(value: number, start: number): number {
    if (value < 0 || !Number.isSafeInteger(value)) return -1;
    const { out } = this;
    let length = 1;
    for (let power = 10; power <= value; power *= 10) length++;
    let rest = value;
    for (let to = start + length - 1; to >= start; to--) {
      const tenth = Math.floor(rest / 10);
      out[to] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    return start + length;
  }

  /** ISO 8601 in UTC without a zone, and of the fraction no zeros at its end. */
  private writeMoment(microseconds: number, start: number): number {
    if (!Number.isSafeInteger(microseconds)) return -1;
    const { out } = this;
    const day = Math.floor(microseconds / MICROSECONDS_A_DAY);
    if (day !== this.day) this.turnTo(day);
    let to = start;
    out[to++] = QUOTE;
    out.set(this.dayText, to);
    to += this.dayText.length;
    const ofDay = microseconds - day * MICROSECONDS_A_DAY;
    const seconds = Math.floor(ofDay / 1_000_000);
    const minutes = Math.floor(seconds / 60);
    to = this.writeTwo(Math.floor(minutes / 60), to);
    out[to++] = COLON;
    to = this.writeTwo(minutes % 60, to);
    out[to++] = COLON;
    to = this.writeTwo(seconds % 60, to);
    let fraction = ofDay - seconds * 1_000_000;
    if (fraction > 0) out[to++] = DOT;
    for (let power = 100_000; fraction > 0; power /= 10) {
      const digit = Math.floor(fraction / power);
      out[to++] = ZERO + digit;
      fraction -= digit * power;
    }
    out[to++] = QUOTE;
    return to;
  }

  private writeTwo(value: number, to: number): number {
    const tens = Math.floor(value / 10);
    this.out[to] = ZERO + tens;
    this.out[to + 1] = ZERO + value - tens * 10;
    return to + 2;
  }

  private copy(row: Buffer, start: number, end: number, to: number): number {
    return to + row.copy(this.out, to, start, end);
  }

  private turnTo(day: number): void {
    this.day = day;
    const iso = new Date((FIRST_DAY + day) * 86_400_000).toISOString();
    this.dayText.write(iso.slice(0, this.dayText.length), 'latin1');
  }

  private grow(used: number, length: number): void {
    const larger = Buffer.allocUnsafe(2 * (used + length * LONGEST_ESCAPE + ROOM));
    this.out.copy(larger, 0, 0, used);
    this.out = larger;
  }
}

/** An integer of four or eight bytes. It is not exact beyond 2^53: callers ask `Number.isSafeInteger`. */
function integerAt(row: Buffer, at: number, length: number): number {
  const high = row.readInt32BE(at);
  return length === 4 ? high : high * TWO_TO_32 + row.readUInt32BE(at + 4);
}
