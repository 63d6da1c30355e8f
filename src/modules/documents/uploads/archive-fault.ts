import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ZipFile } from 'yauzl';
import { fromBufferPromise } from 'yauzl';

/** Office documents with photographs unpack to some tens of megabytes. */
const MOST_UNPACKED = 200 * 1024 * 1024;
/** Text packs to a twentieth; a part that packs to a thousandth was made to exhaust memory. */
const MOST_RATIO = 200;
const MOST_ENTRIES = 5_000;
/** A table in a text document is an archive within an archive; a deeper one is there to be overlooked. */
const DEEPEST = 2;
/** First bytes of programs for Windows, Linux, and macOS in four variants. */
const PROGRAMS = ['4d5a', '7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe'];
const ARCHIVE = Buffer.from('PK\x03\x04', 'latin1');
const END_OF_ARCHIVE = Buffer.from('PK\x05\x06', 'latin1');
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

/**
 * What is wrong with a ZIP archive, such as an office document; null for a sound one. All of it is unpacked once, piece by
 * piece and up to a limit, because its own declared sizes may be false.
 */
export async function archiveFault(bytes: Buffer, depth = 1, most = MOST_UNPACKED): Promise<string | null> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > MOST_ENTRIES) return 'has more parts than are looked through';
    return await contentsFault(zip, Math.min(most, bytes.length * MOST_RATIO), depth);
  } catch {
    return 'is damaged, or its parts are not what it says they are';
  }
}

/** True for an archive at the end of a file: archives are read from the end, so a file of another type may hide one. */
export function endsAsArchive(bytes: Buffer): boolean {
  const tail = bytes.subarray(-(END_LENGTH + LONGEST_COMMENT));
  for (let at = tail.lastIndexOf(END_OF_ARCHIVE); at >= 0; at = tail.lastIndexOf(END_OF_ARCHIVE, at - 1)) {
    const comment = at + END_LENGTH <= tail.length ? tail.readUInt16LE(at + END_LENGTH - 2) : -1;
    if (at + END_LENGTH + comment === tail.length) return true;
    if (at === 0) return false;
  }
  return false;
}

async function contentsFault(zip: ZipFile, bound: number, depth: number): Promise<string | null> {
  const places: (readonly [number, number])[] = [];
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    if (unpacked > bound) return 'unpacks to far more than it is';
    if (entry.isEncrypted()) return 'is encrypted, so that nobody can look through it';
    places.push([
      entry.relativeOffsetOfLocalHeader,
      entry.relativeOffsetOfLocalHeader + entry.compressedSize,
    ]);
    const part = new Part();
    await pipeline(await zip.openReadStreamPromise(entry), part);
    if (part.isProgram) return 'holds a program';
    if (!part.isArchive) continue;
    if (depth === DEEPEST) return 'has archives within archives';
    const fault = await archiveFault(part.bytes, depth + 1, bound - unpacked);
    if (fault !== null) return fault;
  }
  places.sort(([a], [b]) => a - b);
  const overlaps = places.some(([from], index) => index > 0 && from < (places[index - 1]?.[1] ?? 0));
  return overlaps ? 'has parts that lie in one another' : null;
}

/** Receives an unpacked part; its bytes are kept only if it is an archive itself. */
class Part extends Writable {
  private readonly pieces: Buffer[] = [];
  private beginning = Buffer.alloc(0);

  get isProgram(): boolean {
    const beginning = this.beginning.toString('hex');
    return PROGRAMS.some((magic) => beginning.startsWith(magic));
  }

  get isArchive(): boolean {
    return this.beginning.equals(ARCHIVE);
  }

  get bytes(): Buffer {
    return Buffer.concat(this.pieces);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const missing = ARCHIVE.length - this.beginning.length;
    if (missing > 0) this.beginning = Buffer.concat([this.beginning, chunk.subarray(0, missing)]);
    if (this.beginning.length < ARCHIVE.length || this.isArchive) this.pieces.push(chunk);
    done();
  }
}
