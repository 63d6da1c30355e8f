/**
 * Each text has one form. Prose is in Unicode NFC without invisible characters; a line also has normalized white space; a reference is a
 * line in Unicode NFKC with plain hyphens for the dashes of word processors, and is case-sensitive.
 */

/** Scripts with joining letters or clusters, in which a joiner changes the text (UAX 31, section 2.3). */
const JOINING = [
  'Arabic Syriac Mongolian Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala',
  'Khmer Myanmar Tibetan Balinese Javanese',
]
  .join(' ')
  .split(' ')
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('');

/** Joiners, variation selectors and tags in valid places: inside words of these scripts, rare ideographs and emoji. */
const MEANT = new RegExp(
  [
    `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`,
    `(?<=[[${JOINING}]&&\\p{M}])[\\u200c\\u200d]`,
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})',
    '(?<=[\\p{Emoji}\\p{S}\\p{Script=Han}\\p{Script=Myanmar}])[\\ufe00-\\ufe0f]',
    '(?<=\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]',
    '(?<=\\p{Script=Mongolian})[\\u180b-\\u180d\\u180f]',
    // Matched together with the flag and with limited length: looking back from each tag would take quadratic time.
    '\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{1,30}\\u{e007f}',
  ].join('|'),
  'gv',
);

/**
 * Invisible characters: controls except tab and line breaks, characters without a glyph, the Braille blank, annotation marks,
 * private use, and the replacement character.
 */
const HIDDEN = new RegExp(
  '[[\\p{Cc}--[\\t\\n\\r]]\\p{Zl}\\p{Zp}\\p{Co}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}' +
    '\\u2800\\ufff9-\\ufffb\\ufffd]',
  'v',
);

/**
 * The limit of Unicode's Stream-Safe Text Format (UAX 15, section 13): no language needs more marks on a letter, and
 * normalizing a longer sequence takes quadratic time.
 */
const PILE = /\p{M}{31}/u;

const BREAK = /[\t\n\r]/;
const ASCII = /^[\t\n\r\x20-\x7e]*$/;

/** The first invisible character, such as U+200B; null if there is none. */
export function hiddenCharacter(text: string): string | null {
  if (ASCII.test(text) || !HIDDEN.test(text)) return null;
  const found = HIDDEN.exec(text.replace(MEANT, ''))?.[0];
  return found === undefined ? null : codePoint(found);
}

/** Whether more than thirty marks follow each other; check this before normalizing. */
export function pilesMarks(text: string): boolean {
  return !ASCII.test(text) && PILE.test(text);
}

/**
 * Whether a text is empty or has a letter or digit. People who do not know a value enter a dash or a dot;
 * an optional field should then be left out.
 */
export function isWorded(text: string): boolean {
  return text === '' || /[\p{L}\p{N}]/u.test(text);
}

/** The first tab or line break of a text that must be one line; null if there is none. */
export function breakIn(text: string): string | null {
  const found = BREAK.exec(text)?.[0];
  return found === undefined ? null : codePoint(found);
}

export function composed(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFC');
}

/** Trims a text, and reduces white space to single spaces. */
export function oneLine(text: string): string {
  return composed(text)
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}

/** Dashes that become hyphens, including the minus sign and those of autocorrection: 77–1 is 77-1. */
const DASHES = /[\u2010-\u2013\u2212]/g;

/** The form in which references are stored and compared; two that look alike are equal. */
export function reference(text: string): string {
  return oneLine(ASCII.test(text) ? text : text.normalize('NFKC').replace(DASHES, '-'));
}

/** The first hidden character of a reference, in which even joiners of scripts are not allowed; null if there is none. */
export function hiddenInReference(text: string): string | null {
  const found = HIDDEN.exec(text)?.[0];
  return found === undefined ? breakIn(text) : codePoint(found);
}

/** The Unicode notation of a character, such as U+200B. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
