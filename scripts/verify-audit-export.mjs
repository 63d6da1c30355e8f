/**
 * Verifies an export of Bindery's audit trail with nothing but Node (18 or newer); names each row that is wrong:
 *   node verify-audit-export.mjs <export.ndjson> [<checkpoint.json> ...]
 * Checkpoints lie outside of the database, or were told you earlier. Stamps are for `verify-audit-stamp.mjs`.
 */
import { Buffer } from 'node:buffer';
import { createHash, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [file = '<export.ndjson>', ...paths] = process.argv.slice(2);
let [place, head, tree, next, last] = ['The export'];
let [lines, rows, before, faults, missing] = [0, 0, 0, 0, new Map()];
process.on('uncaughtException', ({ message }) => {
  console.error(`${place} is not what it should be, or it was cut off: ${message}`);
  process.exit(1);
});
const check = (isRight, text) => isRight || (faults++, console.error(text));
const sha256 = (...parts) => parts.reduce((sum, each) => sum.update(each), createHash('sha256')).digest();
const cut = (all, by) => Array.from(Array(all.length / by), (_, n) => all.subarray(n * by, (n + 1) * by));

/** The tree of RFC 9162, as the roots of the full trees in it, the largest first: two of one size become one. */
function append(tree, node) {
  for (let n = tree.size++; n % 2 === 1; n = (n - 1) / 2) node = sha256('\x01', tree.roots.pop(), node);
  tree.roots.push(node);
  return tree;
}
const rootOf = ({ roots }) => roots.reduceRight((right, left) => sha256('\x01', left, right)).toString('hex');

/** Keys by their thumbprints (RFC 7638), each endorsed by one before; roots by how many seals are under them. */
const [keys, roots] = [new Map(), new Map()];
const isSigned = (kid, text, signature) =>
  keys.has(kid) && verify('sha256', Buffer.from(text), keys.get(kid), Buffer.from(signature, 'base64url'));
function readHead() {
  if (head?.format !== 'bindery-audit-export/1') throw new Error('This is not an export of an audit trail');
  tree = { size: head.firstSeal - 1, roots: cut(Buffer.from(head.frontier, 'hex'), 32) };
  for (const { kid, number, jwk, endorsedBy: by, endorsement } of head.keys) {
    const thumbprint = sha256(JSON.stringify(jwk, ['crv', 'kty', 'x', 'y'])).toString('base64url');
    const isKnown = number === 1 || isSigned(by, `bindery-audit-key/1\n${number}\n${kid}\n`, endorsement);
    if (!isKnown || thumbprint !== kid) check(false, `The key ${kid} is not endorsed`);
    else keys.set(kid, { key: jwk, format: 'jwk', dsaEncoding: 'ieee-p1363' });
  }
}

/** A seal stands before its rows. Of each its list has the number, in eight bytes, and the hash. */
function readSeal(seal) {
  const { number, previousHash, fromSeq, toSeq, rowCount, format, createdAt } = seal;
  const leaves = cut(Buffer.from(seal.leaves, 'base64'), 40);
  const list = leaves.reduce((made, leaf) => append(made, leaf.subarray(8)), { size: 0, roots: [] });
  const numbers = sha256(...leaves.map((leaf) => leaf.subarray(0, 8))).toString('hex');
  const facts = [number, previousHash, `${fromSeq}-${toSeq}`, rowCount, format, numbers, rootOf(list)];
  const text = `bindery-audit-seal/1\n${facts.join('\n')}\n${createdAt}\n`;
  const isNext = !next || (fromSeq === next.fromSeq && previousHash === next.hash.toString('hex'));
  check(isNext && number === tree.size + 1, `Seal ${number} does not follow the one before it`);
  check(isSigned(seal.kid, text, seal.signature), `Seal ${number}: it or its list is not what was signed`);
  next = { fromSeq: toSeq + 1, hash: sha256('\0', text) };
  roots.set(number, rootOf(append(tree, next.hash)));
  missing = new Map(leaves.map((leaf) => [Number(leaf.readBigInt64BE()), leaf.subarray(8)]));
}

/** `later` are seals between the end of the export and a checkpoint that was made afterwards. */
function compare(name, { statement, signature, later = [] }) {
  const more = { size: tree.size, roots: [...tree.roots] };
  for (const hash of later) roots.set(more.size + 1, rootOf(append(more, Buffer.from(hash, 'hex'))));
  const [, trail, seals, , root, at, kid] = statement.split('\n');
  const isOfTrail = trail === head.trail && isSigned(kid, statement, signature);
  if (!isOfTrail) check(false, `${name} does not agree: told by another system than the export, or changed`);
  else if (!roots.has(+seals)) check(false, `${name} tells of ${seals} seals, which are not in this export`);
  else check(roots.get(+seals) === root, `The trail is not the one that ${name} was told of on ${at}`);
}

// Rows are lists, all else are objects. Read as bytes: some marks of Unicode would end a line in a text.
for await (const line of createInterface({ input: createReadStream(file, 'latin1') })) {
  place = `Line ${++lines} of the export`;
  if (last) throw new Error('it stands behind the end');
  if (head && line.startsWith('[')) {
    const seq = Number(/^\[(\d+)/.exec(line)?.[1]);
    const isAsSealed = missing.get(seq)?.equals(sha256('\0', Buffer.from(line, 'latin1')));
    if (!isAsSealed)
      check(false, `Row ${seq} was ${missing.has(seq) ? 'changed' : 'put in, or stands twice'}`);
    if (seq < before) check(false, `Row ${seq} stands in another place`);
    missing.delete((before = seq));
    rows++;
  } else {
    for (const seq of missing.keys()) check(false, `Row ${seq} is missing`);
    const said = JSON.parse(line);
    if (!head) readHead((head = said));
    else if (said.end) last = said;
    else readSeal(said.seal);
  }
}
if (!last) throw new Error('it has no end');
const { end, checkpoint, stamp } = last;
check(end.seals === tree.size && end.rows === rows, `It should have ${end.seals} seals and ${end.rows} rows`);
if (checkpoint) compare('The checkpoint at the end', checkpoint);
if (stamp) compare('The checkpoint that was stamped', { ...stamp, ...JSON.parse(stamp.checkpoint) });
for (const path of paths) compare((place = path), JSON.parse(readFileSync(path, 'utf8')));
if (paths.length === 0) console.log('No checkpoint was given: the export is only shown to agree with itself');
console.log(`${rows} rows, ${tree.size} seals: ${faults === 0 ? 'nothing is wrong' : `${faults} faults`}`);
process.exitCode = faults === 0 ? 0 : 1;
