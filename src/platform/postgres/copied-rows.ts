/** The least length of the header: "PGCOPY\n\377\r\n\0", flags, and the length of its extension. */
const HEAD_BYTES = 11 + 4 + 4;
const OVER = -1;
const NOTHING = Buffer.alloc(0);

/**
 * Splits binary COPY data (PostgreSQL manual, "COPY", Binary Format) into rows; chunks may end anywhere. `take` gets the buffer and the
 * position of the first field; before each value there are four bytes of length, -1 for null.
 */
export class CopiedRows {
  private rest: Buffer = NOTHING;
  private isBegun = false;
  private isOver = false;

  constructor(private readonly take: (bytes: Buffer, at: number) => void) {}

  write(chunk: Buffer): void {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let at = this.isBegun ? 0 : headOf(bytes);
    this.isBegun = at > 0 || this.isBegun;
    for (let end = this.endOf(bytes, at); end > 0; end = this.endOf(bytes, at)) {
      this.take(bytes, at + 2);
      at = end;
    }
    this.rest = at === bytes.length ? NOTHING : bytes.subarray(at);
  }

  /** Throws if the data ended before the trailer of the copy. */
  end(): void {
    if (!this.isOver) throw new Error('The server ended a copy before its end');
  }

  /** The end of the row at `start`; 0 if it is not complete yet, or there is no further row. */
  private endOf(bytes: Buffer, start: number): number {
    if (!this.isBegun || this.isOver || start + 2 > bytes.length) return 0;
    const fields = bytes.readInt16BE(start);
    if (fields === OVER) this.isOver = true;
    if (fields < 0) return 0;
    let at = start + 2;
    for (let field = 0; field < fields; field++) {
      if (at + 4 > bytes.length) return 0;
      at += 4 + Math.max(0, bytes.readInt32BE(at));
    }
    return at > bytes.length ? 0 : at;
  }
}

/** The length of the header in bytes; 0 if it is not complete yet. */
function headOf(bytes: Buffer): number {
  if (bytes.length < HEAD_BYTES) return 0;
  const length = HEAD_BYTES + bytes.readUInt32BE(HEAD_BYTES - 4);
  return bytes.length < length ? 0 : length;
}
