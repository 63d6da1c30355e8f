import { crc32, deflateRawSync } from 'node:zlib';
import { oncePer } from '../../src/shared/once-per.js';

interface Packed {
  readonly name: string;
  readonly bytes: Buffer;
  /** What the archive says that it unpacks to; the truth unless told. */
  readonly claims?: number;
}

/** Several archives of a file hold the same large part. */
const packed = oncePer((bytes: Buffer) => ({
  deflated: deflateRawSync(bytes, { level: 9 }),
  sum: crc32(bytes),
}));

/** A ZIP archive, which may say of its parts what is not so. */
export function zipOf(parts: readonly Packed[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, claims = bytes.length } of parts) {
    const { deflated, sum } = packed(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(sum, 10);
    fields.writeUInt32LE(deflated.length, 14);
    fields.writeUInt32LE(claims, 18);
    fields.writeUInt16LE(name.length, 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name)]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    central.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name)]),
    );
    local.push(head, deflated);
    at += head.length + deflated.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A text document of an office, with more in it. */
export function docxOf(more: readonly Packed[] = []): Buffer {
  return zipOf([
    { name: '[Content_Types].xml', bytes: Buffer.from(TYPES) },
    { name: 'word/document.xml', bytes: Buffer.from('<w:document/>') },
    ...more,
  ]);
}
