/**
 * One text has one spelling here. What people read is composed (Unicode NFC) and holds nothing that cannot be seen; a line is
 * further free of white space that nobody meant; a reference is a line of ordinary letters, digits and hyphens where others only
 * look different (Unicode NFKC, and the dashes that word processors put in), and its case counts.
 */

/** Scripts whose letters join or form clusters, and where a joiner therefore changes what is read (UAX 31, section 2.3). */
const JOINING = [
  'Arabic Syriac Mongolian Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala',
  'Khmer Myanmar Tibetan Balinese Javanese',
]
  .join(' ')
  .split(' ')
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('');

/** Joiners, variation selectors and tags where they belong: inside words of such scripts, rare ideographs and emoji. */
const MEANT = new RegExp(
  [
    `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`,
    `(?<=[[${JOINING}]&&\\p{M}])[\\u200c\\u200d]`,
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})',
    '(?<=[\\p{Emoji}\\p{S}\\p{Script=Han}\\p{Script=Myanmar}])[\\ufe00-\\ufe0f]',
    '(?<=\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]',
    '(?<=\\p{Script=Mongolian})[\\u180b-\\u180d\\u180f]',
    // Taken with its flag, in the length that Unicode knows: to look back for the flag from each tag would take a square of time.
    '\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{1,30}\\u{e007f}',
  ].join('|'),
  'gv',
);

/**
 * Controls but tab and line breaks, and what no font shows: also the Braille blank, annotation marks, characters of private use,
 * and the one that stands where a letter was lost.
 */
const HIDDEN = new RegExp(
  '[[\\p{Cc}--[\\t\\n\\r]]\\p{Zl}\\p{Zp}\\p{Co}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}' +
    '\\u2800\\ufff9-\\ufffb\\ufffd]',
  'v',
);

/**
 * Unicode's Stream-Safe Text Format (UAX 15, section 13): no language puts more marks on one letter, and to sort a longer pile,
 * as composing does, takes a square of time.
 */
const PILE = /\p{M}{31}/u;

const BREAK = /[\t\n\r]/;
const ASCII = /^[\t\n\r\x20-\x7e]*$/;

/** The first character that nobody would see, as U+200B; null when there is none. */
export function hiddenCharacter(text: string): string | null {
  if (ASCII.test(text) || !HIDDEN.test(text)) return null;
  const found = HIDDEN.exec(text.replace(MEANT, ''))?.[0];
  return found === undefined ? null : codePoint(found);
}

/** More than thirty marks in a row. Asked before anything is composed. */
export function pilesMarks(text: string): boolean {
  return !ASCII.test(text) && PILE.test(text);
}

/** A dash or a dot is what people enter who do not know; a field that may be left out is left out then. */
export function isWorded(text: string): boolean {
  return text === '' || /[\p{L}\p{N}]/u.test(text);
}

/** A tab or line break in what has to be one line. */
export function breakIn(text: string): string | null {
  const found = BREAK.exec(text)?.[0];
  return found === undefined ? null : codePoint(found);
}

export function composed(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFC');
}

/** Without white space around it, and with one space where there are several or a wider one. */
export function oneLine(text: string): string {
  return composed(text)
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}

/** Also the minus sign and what a hyphen is corrected to: 77–1 is 77-1. */
const DASHES = /[\u2010-\u2013\u2212]/g;

/** As it is kept and compared; two references that look alike are one. */
export function reference(text: string): string {
  return oneLine(ASCII.test(text) ? text : text.normalize('NFKC').replace(DASHES, '-'));
}

/** A reference holds nothing hidden, also not what a word of some script may hold. */
export function hiddenInReference(text: string): string | null {
  const found = HIDDEN.exec(text)?.[0];
  return found === undefined ? breakIn(text) : codePoint(found);
}

/** As Unicode writes a character that cannot be shown. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
