import { createHash, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  MessageImprint,
  PKIStatus,
  SignedData,
  TSTInfo,
  TimeStampReq,
  TimeStampResp,
} from 'pkijs';
import type { TimeStamp } from './time-stamp-authority.js';
import { NotStamped } from './time-stamp-authority.js';

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const NONCE_BYTES = 12;

/** A request to an authority, and what its answer must match. */
export interface TimeStampRequest {
  readonly der: Buffer;
  readonly content: Buffer;
  readonly nonce: asn1js.Integer;
}

export function timeStampRequest(content: Buffer): TimeStampRequest {
  const bytes = randomBytes(NONCE_BYTES);
  // Positive, and without a leading zero, which DER forbids.
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  const nonce = new asn1js.Integer({ valueHex: new Uint8Array(bytes) });
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: new Uint8Array(hashOf(content)) }),
    }),
    nonce,
    // The certificate is included, so that a stamp can be verified after the authority has closed.
    certReq: true,
  });
  return { der: Buffer.from(request.toSchema().toBER(false)), content, nonce };
}

/**
 * The stamp in an answer, if it is for this content and request and is signed by its certificate; throws NotStamped otherwise. Whether to
 * trust the certificate is up to the verifier.
 */
export async function timeStampOf(response: Buffer, request: TimeStampRequest): Promise<TimeStamp> {
  const signed = signedDataIn(answerIn(response));
  const info = infoIn(signed);
  if (!hashIn(info)?.equals(hashOf(request.content))) throw new NotStamped('the stamp is of something else');
  if (!info.nonce || !sameNumber(info.nonce, request.nonce))
    throw new NotStamped('the stamp answers another request');
  if (!(await isSigned(signed, request.content)))
    throw new NotStamped('the signature of the stamp does not hold');
  return { response, at: info.genTime };
}

/** A stored stamp with its claims; `isOf` verifies them. */
export interface TakenStamp {
  readonly sha256: string;
  readonly at: Date;
  /** Whether it is for this content, with a valid signature. */
  isOf(content: Buffer): Promise<boolean>;
}

/** Parses a stored stamp; throws NotStamped if it is none. */
export function takenStamp(response: Buffer): TakenStamp {
  const signed = signedDataIn(answerIn(response));
  const info = infoIn(signed);
  const hash = hashIn(info);
  if (!hash) throw new NotStamped('the stamp is of something else');
  return { sha256: hash.toString('hex'), at: info.genTime, isOf: (content) => isSigned(signed, content) };
}

function hashIn({ messageImprint: { hashAlgorithm, hashedMessage } }: TSTInfo): Buffer | null {
  return hashAlgorithm.algorithmId === SHA_256 ? Buffer.from(hashedMessage.valueBlock.valueHexView) : null;
}

function answerIn(response: Buffer): TimeStampResp {
  return read(() => {
    const bytes = new Uint8Array(response);
    const { offset, result } = asn1js.fromBER(bytes);
    if (offset !== bytes.length) throw new Error('not one value');
    return new TimeStampResp({ schema: result });
  });
}

function signedDataIn({ status, timeStampToken }: TimeStampResp): SignedData {
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods)
    throw new NotStamped(`the authority refuses with status ${status.status}`);
  if (timeStampToken?.contentType !== SIGNED_DATA) throw new NotStamped('the answer has no stamp');
  return read(() => new SignedData({ schema: timeStampToken.content }));
}

function infoIn({ encapContentInfo: { eContentType, eContent } }: SignedData): TSTInfo {
  if (eContentType !== TST_INFO || !eContent) throw new NotStamped('the answer has no stamp');
  return read(() => TSTInfo.fromBER(eContent.getValue()));
}

async function isSigned(signed: SignedData, content: Buffer): Promise<boolean> {
  try {
    return await signed.verify({ signer: 0, data: new Uint8Array(content).buffer, checkChain: false });
  } catch {
    return false;
  }
}

/** Turns any parser error into NotStamped, because the bytes come from outside. */
function read<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new NotStamped('the answer cannot be read');
  }
}

function hashOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

function sameNumber(one: asn1js.Integer, other: asn1js.Integer): boolean {
  return Buffer.from(one.valueBlock.valueHexView).equals(other.valueBlock.valueHexView);
}
