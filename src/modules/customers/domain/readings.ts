const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー々]+$/u;
const HYPHEN = /[-\u2010-\u2015\u2212\uff0d]/;

/**
 * The most characters of a person's name in East Asian script; a longer text is an organization's name and is read as
 * written.
 */
const LONGEST_PERSON = 8;

const INITIAL = /^\p{L}\.?$/u;
const INITIALS = /^(?:\p{L}\.){2,}$/u;
/** Initials: two letters, or three that are no word, such as BK, jrr, AJK. */
const BARE_INITIALS = /^(?:\p{L}{2}|\p{Lu}{3}|[b-df-hj-np-tv-xz]{3})$/u;

/** German and Scandinavian letters as they are written on keyboards without them. */
const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const UMLAUT = /[äöüøå]/giu;
/** Not at the end of a word and not in Michael, Samuel or Queen, where the letters are no umlaut. */
const SPELLED_UMLAUT = /(?<![aeiouq])([aou])e(?!l?$)/giu;

/** Words that must all be in a name; one with spaces is a sequence of whole words. */
export type Reading = readonly string[];

/**
 * How each part of a search text may be written in a name; a name must match one reading of every part. East Asian names are
 * written with or without a space, double names with hyphen or space, initials with or without dots, umlauts with an e.
 */
export function readings(text: string): readonly (readonly Reading[])[] {
  const parts: Reading[] = [];
  for (const word of text.normalize('NFKC').split(/\s+/u)) {
    const before = parts.at(-1);
    if (before !== undefined && belongTogether(before[0] ?? '', word))
      parts[parts.length - 1] = [...before, word];
    else parts.push([word]);
  }
  return parts.map((words) => spellings([words, ...otherReadings(words)]));
}

function belongTogether(before: string, word: string): boolean {
  return [EAST_ASIAN, INITIAL].some((kind) => kind.test(before) && kind.test(word));
}

function otherReadings(words: Reading): readonly Reading[] {
  if (EAST_ASIAN.test(words[0] ?? '')) return ofPerson(words);
  return words.length > 1 ? [[words.join('')]] : ofOne(words);
}

function spellings(read: readonly Reading[]): readonly Reading[] {
  const other = [
    (word: string) => word.replace(UMLAUT, (letter) => SPELLED_OUT[letter.toLowerCase()] as string),
    (word: string) => word.replace(SPELLED_UMLAUT, '$1'),
  ].flatMap((spelled) => read.map((words) => words.map(spelled)));
  const known = new Set(read.map(String));
  return [...read, ...other.filter((words) => !known.has(String(words)))];
}

function ofPerson(words: Reading): readonly Reading[] {
  const letters = [...words.join('')];
  if (letters.length > LONGEST_PERSON) return [];
  const inTwo = letters
    .slice(1)
    .map((_, n) => [letters.slice(0, n + 1).join(''), letters.slice(n + 1).join('')]);
  return [[letters.join('')], ...inTwo];
}

function ofOne(words: Reading): readonly Reading[] {
  const word = words[0] ?? '';
  if (INITIALS.test(word)) return [word.split('.').filter((letter) => letter !== '')];
  if (BARE_INITIALS.test(word)) return [[[...word].join(' ')]];
  return HYPHEN.test(word) ? [word.split(HYPHEN)] : [];
}
