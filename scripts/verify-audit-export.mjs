/**
 * Verifies an export of Bindery's audit trail with nothing but Node (18 or newer), and names each row that is wrong:
 *   node verify-audit-export.mjs <export.ndjson> [<checkpoint.json> ...]
 * Checkpoints are the small files that the system has put outside of its database, or that you were given at an earlier time.
 * Without one the export is only shown to agree with itself. `verify-audit-stamp.mjs` looks at the time stamp that is in it.
 */
import { Buffer } from 'node:buffer';
import * as crypto from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';

const [file, ...paths] = process.argv.slice(2);
let place = 'The export';
process.on('uncaughtException', ({ message }) => {
  console.error(`${place} is not what it should be and cannot be verified: ${message}`);
  process.exit(1);
});
if (file === undefined) throw new Error('name its file, and then those of checkpoints');
/** Node 20 hashes at once what is there; 18 goes the longer way. */
const hashed = crypto.hash
  ? (bytes) => crypto.hash('sha256', bytes, 'buffer')
  : (bytes) => crypto.createHash('sha256').update(bytes).digest();
const sha256 = (...parts) => hashed(Buffer.concat(parts));
const LEAF = Buffer.from([0]);
const leafHash = (content) => sha256(LEAF, Buffer.isBuffer(content) ? content : Buffer.from(content));
const thumbprint = ({ crv, kty, x, y }) => sha256(Buffer.from(JSON.stringify({ crv, kty, x, y })));
const pieces = (bytes, size) =>
  Array.from({ length: bytes.length / size }, (_, n) => bytes.subarray(n * size, (n + 1) * size));
const faults = [];
const check = (isRight, text) => isRight || console.error(faults[faults.push(text) - 1]);

function isSigned(jwk, text, signature) {
  const key = jwk && crypto.createPublicKey({ key: jwk, format: 'jwk' });
  return (
    key &&
    crypto.verify(
      'sha256',
      Buffer.from(text),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
  );
}

/** The tree of RFC 9162, of which the roots of its complete trees are kept, the largest first. */
const NODE = Buffer.from([1]);
const nodeHash = (left, right) => sha256(NODE, left, right);
const rootOf = ({ roots }) =>
  [...roots]
    .reverse()
    .reduce((right, left) => nodeHash(left, right))
    .toString('hex');
function append(tree, node) {
  for (let left = tree.size++; left % 2 === 1; left = (left - 1) / 2) node = nodeHash(tree.roots.pop(), node);
  tree.roots.push(node);
  return tree;
}

/** Lines end with a line feed and nothing else: texts may hold other marks that some readers take for ends of lines. */
async function* lines() {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    rest = Buffer.concat([rest, chunk]);
    for (let end; (end = rest.indexOf(10)) >= 0; rest = rest.subarray(end + 1)) yield rest.subarray(0, end);
  }
  check(rest.length === 0, 'The file ends in the middle of a line: it was cut off');
}

const told = paths.map((path) => {
  place = path;
  const { statement, signature, key } = JSON.parse(readFileSync(path, 'utf8'));
  const [, trail, seals, , root, at, kid] = statement.split('\n');
  const isSound = thumbprint(key).toString('base64url') === kid && isSigned(key, statement, signature);
  check(isSound, `${path}: its signature does not hold`);
  return { path, trail, seals: Number(seals), root, at, kid };
});
const [keys, rootAt] = [new Map(), new Map()];
let [head, seal, before, tree, end, rows, total] = [null, null, null, null, null, [], 0];

function begin(line) {
  head = JSON.parse(line);
  if (head?.format !== 'bindery-audit-export/1') throw new Error('This is not an export of an audit trail');
  tree = { size: head.firstSeal - 1, roots: pieces(Buffer.from(head.frontier, 'hex'), 32) };
  for (const { kid, number, jwk, endorsedBy, endorsement } of head.keys) {
    const endorsed =
      number === 1 || isSigned(keys.get(endorsedBy), `bindery-audit-key/1\n${number}\n${kid}\n`, endorsement);
    if (
      check(endorsed && thumbprint(jwk).toString('base64url') === kid, `The key ${kid} is not endorsed`) ===
      true
    )
      keys.set(kid, jwk);
  }
  for (const { path, trail, kid } of told)
    check(trail === head.trail && keys.has(kid), `${path} was told by another system than the export is of`);
}

function finishSeal() {
  if (!seal) return;
  const { number, previousHash, fromSeq, toSeq, rowCount, format, seqListHash, rootHash, createdAt } = seal;
  const leaves = pieces(Buffer.from(seal.leaves, 'base64'), 40);
  const list = leaves.reduce((made, leaf) => append(made, leaf.subarray(8)), { size: 0, roots: [] });
  const isListed =
    rootOf(list) === rootHash &&
    sha256(...leaves.map((leaf) => leaf.subarray(0, 8))).toString('hex') === seqListHash;
  const text = [
    'bindery-audit-seal/1',
    number,
    previousHash,
    `${fromSeq}-${toSeq}`,
    rowCount,
    format,
    seqListHash,
    rootHash,
    createdAt,
    '',
  ].join('\n');
  const follows =
    number === tree.size + 1 && (!before || (before.toSeq + 1 === fromSeq && before.hash === previousHash));
  check(follows, `Seal ${number} does not follow the one before it: one is missing, or in another place`);
  check(isListed, `Seal ${number}: its list of rows was changed`);
  check(isSigned(keys.get(seal.kid), text, seal.signature), `Seal ${number}: its signature does not hold`);
  const expected = new Map(leaves.map((leaf) => [Number(leaf.readBigInt64BE()), leaf.subarray(8)]));
  let last = 0;
  for (const row of rows) {
    const seq = Number(/^\[(\d+)/.exec(row.toString('latin1', 0, 24))?.[1]);
    const listed = expected.get(seq);
    if (!listed) check(false, `Row ${seq} was put in, or stands twice`);
    else if (!leafHash(row).equals(listed)) check(false, `Row ${seq} was changed`);
    if (seq < last) check(false, `Row ${seq} stands in another place`);
    expected.delete((last = seq));
  }
  for (const seq of expected.keys()) check(false, `Row ${seq} is missing`);
  total += rows.length;
  before = { toSeq, hash: leafHash(text).toString('hex') };
  append(tree, Buffer.from(before.hash, 'hex'));
  rootAt.set(number, rootOf(tree));
  for (const { path, root, at } of told.filter(({ seals }) => seals === tree.size))
    check(rootOf(tree) === root, `The trail is not the one that ${path} was told of on ${at}`);
}

function finishStamp(stamp) {
  if (!stamp) return;
  const { statement, signature, key } = JSON.parse(stamp.checkpoint);
  const [, trail, seals, , root, , kid] = statement.split('\n');
  const copy = { size: tree.size, roots: [...tree.roots] };
  for (const hash of stamp.later) {
    append(copy, Buffer.from(hash, 'hex'));
    rootAt.set(copy.size, rootOf(copy));
  }
  const agrees =
    isSigned(keys.get(kid), statement, signature) &&
    thumbprint(key).toString('base64url') === kid &&
    trail === head.trail;
  check(
    agrees && rootAt.get(Number(seals)) === root,
    'The checkpoint that was stamped does not agree with the seals',
  );
}

function finish(line) {
  finishSeal();
  end = JSON.parse(line);
  check(
    end.end.seals === tree.size && end.end.rows === total,
    `It should end with seal ${end.end.seals} and hold ${end.end.rows} rows`,
  );
  for (const { path, seals } of told)
    check(
      seals >= head.firstSeal && seals <= tree.size,
      `${path} tells of ${seals} seals, which are not in this export`,
    );
  finishStamp(end.stamp);
  if (!end.checkpoint) return;
  const { statement, signature, later } = end.checkpoint;
  for (const hash of later) append(tree, Buffer.from(hash, 'hex'));
  const [, , seals, , root, , kid] = statement.split('\n');
  const agrees =
    isSigned(keys.get(kid), statement, signature) && Number(seals) === tree.size && rootOf(tree) === root;
  check(agrees, 'The checkpoint at the end does not agree with the seals');
}

let [count, tail] = [0, 0];
for await (const bytes of lines()) {
  place = `Line ${++count} of the export`;
  // Rows are lists and hashed as they lie there; what is said about them are objects.
  const line = bytes[0] === 91 && head ? null : bytes.toString('utf8');
  if (end) tail += 1;
  else if (!head) begin(line);
  else if (line?.startsWith('{"end":')) finish(line);
  else if (!line?.startsWith('{"seal":')) rows.push(bytes);
  else {
    finishSeal();
    [seal, rows] = [JSON.parse(line).seal, []];
  }
}
check(end, 'The export has no end: it was cut off');
check(tail === 0, `There are ${tail} lines behind the end`);
if (told.length === 0) console.log('No checkpoint was given: the export is only shown to agree with itself');
console.log(
  `${total} rows, ${tree?.size ?? 0} seals: ${faults.length === 0 ? 'nothing is wrong' : `${faults.length} faults`}`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
