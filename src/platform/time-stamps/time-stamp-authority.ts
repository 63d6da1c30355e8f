/** A proof by a third party that bytes existed at a time (RFC 3161). */
export interface TimeStamp {
  /** The complete answer in DER, as `openssl ts -verify -in` takes it. */
  readonly response: Buffer;
  /** The time by the authority's clock. */
  readonly at: Date;
}

export abstract class TimeStampAuthority {
  /** Gets a stamp; throws NotStamped if there is no valid one. The authority gets only a hash. */
  abstract stamp(content: Buffer): Promise<TimeStamp>;
}

/** No valid stamp: the authority was unreachable, refused, or answered wrongly. It may be asked again. */
export class NotStamped extends Error {
  override readonly name = 'NotStamped';
}
