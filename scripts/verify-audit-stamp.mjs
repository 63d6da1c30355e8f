/**
 * Looks at the time stamp (RFC 3161) in an export of Bindery's audit trail with nothing but Node (18 or newer):
 *   node verify-audit-stamp.mjs <export.ndjson> [<folder>]
 * It has to be of the checkpoint beside it, which `verify-audit-export.mjs` ties to the rows, and signed by the certificate that it brings. Whom to trust is
 * yours to say: the folder gets what `openssl ts -verify -in stamp.tsr -data checkpoint.json -CAfile <root.pem>` takes.
 */
import { Buffer } from 'node:buffer';
import * as crypto from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [file, folder] = process.argv.slice(2);
process.on('uncaughtException', ({ message }) => {
  console.error(`The stamp is not what it should be: ${message}`);
  process.exit(1);
});
if (file === undefined) throw new Error('name the file of the export');

/** A value of DER: its tag, what it holds, and where it ends. Throws where it is cut. */
function der(bytes, at = 0) {
  let [length, from] = [bytes[at + 1], at + 2];
  if (length > 127) [length, from] = [bytes.readUIntBE(from, length - 128), from + length - 128];
  if (from + length > bytes.length) throw new Error('The stamp is cut off');
  const end = from + length;
  return { tag: bytes[at], body: bytes.subarray(from, end), all: bytes.subarray(at, end), end };
}
const partsOf = ({ body }) => {
  const parts = [];
  for (let at = 0; at < body.length; at = parts.at(-1).end) parts.push(der(body, at));
  return parts;
};
const HASHES = {
  '0609608648016503040201': 'sha256',
  '0609608648016503040202': 'sha384',
  '0609608648016503040203': 'sha512',
};
const hashNamed = (algorithm) => HASHES[partsOf(algorithm)[0].all.toString('hex')];

/** The moment of a stamp and its signer, where it is of the content and its signature holds (RFC 3161, RFC 5652 section 5.4). */
function stampOf(response, content) {
  const [, token] = partsOf(der(response));
  const signed = partsOf(partsOf(partsOf(token)[1])[0]);
  const text = partsOf(partsOf(signed[2])[1])[0].body;
  const [, , imprint, , at] = partsOf(der(text));
  const [algorithm, hash] = partsOf(imprint);
  const signer = partsOf(partsOf(signed.at(-1))[0]);
  const [issuer, serial] = partsOf(signer[1]);
  const attributes = signer[3];
  const digest = partsOf(attributes)
    .map(partsOf)
    .find(([type]) => type.all.toString('hex') === '06092a864886f70d010904');
  const certificate = partsOf(signed.find(({ tag }) => tag === 0xa0))
    .map(({ all }) => ({ all, tbs: partsOf(partsOf(der(all))[0]) }))
    .find(({ tbs }) => tbs[1].all.equals(serial.all) && tbs[3].all.equals(issuer.all));
  const name = hashNamed(signer[2]);
  const isOfContent = crypto.createHash(hashNamed(algorithm)).update(content).digest().equals(hash.body);
  const isOfInfo = crypto.createHash(name).update(text).digest().equals(partsOf(digest[1])[0].body);
  const { publicKey, subject } = new crypto.X509Certificate(certificate.all);
  const isSigned = crypto.verify(
    name,
    Buffer.concat([Buffer.from([0x31]), attributes.all.subarray(1)]),
    publicKey,
    signer[5].body,
  );
  const [, date] = /^(\d{14})/.exec(at.body.toString('latin1'));
  return {
    isOfContent,
    isSigned: isOfInfo && isSigned,
    subject,
    at: date.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z'),
  };
}

const { stamp } = JSON.parse(readFileSync(file, 'utf8').trimEnd().split('\n').at(-1));
if (!stamp) {
  console.log('There is no time stamp in this export');
  process.exit(0);
}
const response = Buffer.from(stamp.response, 'base64');
const { isOfContent, isSigned, subject, at } = stampOf(response, Buffer.from(stamp.checkpoint));
if (!isOfContent) throw new Error('it is of something else than the checkpoint');
if (!isSigned) throw new Error('its signature does not hold');
if (folder !== undefined) {
  writeFileSync(join(folder, 'checkpoint.json'), stamp.checkpoint);
  writeFileSync(join(folder, 'stamp.tsr'), response);
}
const [, trail, seals] = JSON.parse(stamp.checkpoint).statement.split('\n');
console.log(`${seals} seals of ${trail} were stamped on ${at} by ${subject.replaceAll('\n', ', ')}`);
