const etags = new WeakMap<object, string>();

/** Keeps with what was read the version that it is, until nobody holds it any more. */
export function keepEtag(value: unknown, headers: Headers): void {
  const etag = headers.get('etag');
  if (etag !== null && typeof value === 'object' && value !== null) etags.set(value, etag);
}

/** The ETag with which an object was answered. */
export function etagOf(value: object): string | undefined {
  return etags.get(value);
}

/** Throws for an object that has not been answered by a call of this client. */
export function ifMatchOf(given: object | string): string {
  if (typeof given === 'string') return given;
  const etag = etags.get(given);
  if (etag === undefined)
    throw new TypeError(
      'ifMatch: this object was not answered with an ETag. Read it first, or name the ETag.',
    );
  return etag;
}
