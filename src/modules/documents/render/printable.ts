/** Control characters cannot be printed, and direction marks would also turn the text around them. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONG_RUN = /\S{25,}/gu;
const BREAK_HERE = '\u200b';
const RUN = 20;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text for a column: without control characters, and with places to break where it has none. */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '').replace(LONG_RUN, breakable);
}

function breakable(run: string): string {
  const parts = [...graphemes.segment(run)].map(({ segment }) => segment);
  return parts.map((part, index) => (index > 0 && index % RUN === 0 ? BREAK_HERE + part : part)).join('');
}

/** The same for every text inside a value; names of fields are ours and stay. */
export function printableDeep<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map(printableDeep) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, printableDeep(part)])) as T;
}
