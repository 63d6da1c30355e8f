import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ZipFile } from 'yauzl';
import { fromBufferPromise } from 'yauzl';

/** Papers of an office with photographs in them come to some tens of megabytes. */
const MOST_UNPACKED = 200 * 1024 * 1024;
/** Text packs to a twentieth; what packs to a thousandth was made to. */
const MOST_RATIO = 200;
const MOST_ENTRIES = 5_000;

/**
 * What is wrong with a ZIP archive, as office documents are; null where whoever opens it gets what it says. Everything in it is
 * unpacked once, piece by piece and no further than the bound, because what it says of itself may be untrue.
 */
export async function archiveFault(bytes: Buffer): Promise<string | null> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > MOST_ENTRIES) return 'has more parts than are looked through';
    return await contentsFault(zip, bytes.length);
  } catch {
    return 'is damaged, or its parts are not what it says they are';
  }
}

async function contentsFault(zip: ZipFile, packed: number): Promise<string | null> {
  const bound = Math.min(MOST_UNPACKED, packed * MOST_RATIO);
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
    await pipeline(await zip.openReadStreamPromise(entry), new Nowhere());
  }
  places.sort(([a], [b]) => a - b);
  const overlaps = places.some(([from], index) => index > 0 && from < (places[index - 1]?.[1] ?? 0));
  return overlaps ? 'has parts that lie in one another' : null;
}

class Nowhere extends Writable {
  override _write(_chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    done();
  }
}
