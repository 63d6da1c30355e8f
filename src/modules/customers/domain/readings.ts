const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー々]+$/u;
const HYPHEN = /[-\u2010-\u2015\u2212\uff0d]/;

/** Names of people have no more letters in East Asia; what is longer is an organization's and read as it is written. */
const LONGEST_PERSON = 8;

/** Words that all stand in a name. */
export type Reading = readonly string[];

/**
 * How each part of a searched text may stand in a name; one reading of each part has to be met. Chinese, Japanese and Korean
 * names are written with and without a space between family and given name, and double names with a hyphen or a space.
 */
export function readings(text: string): readonly (readonly Reading[])[] {
  const parts: Reading[] = [];
  for (const word of text.normalize('NFKC').split(/\s+/u)) {
    const before = parts.at(-1);
    const continues = before !== undefined && EAST_ASIAN.test(word) && EAST_ASIAN.test(before[0] ?? '');
    if (continues) parts[parts.length - 1] = [...before, word];
    else parts.push([word]);
  }
  return parts.map((words) => [
    words,
    ...(EAST_ASIAN.test(words[0] ?? '') ? ofPerson(words) : ofDouble(words)),
  ]);
}

function ofPerson(words: Reading): readonly Reading[] {
  const letters = [...words.join('')];
  if (letters.length > LONGEST_PERSON) return [];
  const inTwo = letters
    .slice(1)
    .map((_, n) => [letters.slice(0, n + 1).join(''), letters.slice(n + 1).join('')]);
  return [[letters.join('')], ...inTwo];
}

function ofDouble(words: Reading): readonly Reading[] {
  return words.some((word) => HYPHEN.test(word)) ? [words.flatMap((word) => word.split(HYPHEN))] : [];
}
