/** A proof by somebody else that bytes were there at a time (RFC 3161). */
export interface TimeStamp {
  /** The whole answer in DER, as `openssl ts -verify -in` takes it. */
  readonly response: Buffer;
  /** When, by the clock of the authority. */
  readonly at: Date;
}

export abstract class TimeStampAuthority {
  /** Throws NotStamped where there is none that can be believed. The authority is told no more than a hash. */
  abstract stamp(content: Buffer): Promise<TimeStamp>;
}

/** Whether the authority was away, refused, or answered something else: it may be asked again. */
export class NotStamped extends Error {
  override readonly name = 'NotStamped';
}
