/** A number beyond is no value of any field. */
export const LARGEST = 1_000_000_000;
/** Characters of a text whose length nobody has declared. */
export const DEFAULT_LENGTH = 200;

const ZIP_CODE = /^\d{5}(?:-\d{4})?$/;

export function isDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

export function isZipCode(raw: unknown): raw is string {
  if (typeof raw !== 'string') return false;
  return raw.length === 5 ? isDigits(raw, 0, 5) : raw.length === 10 && ZIP_CODE.test(raw);
}
