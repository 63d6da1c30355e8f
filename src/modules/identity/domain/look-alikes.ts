import unhomoglyph from 'unhomoglyph';

/**
 * What a text looks like: without case, accents, spaces, punctuation and lookalikes of other alphabets (Unicode TS 39),
 * so that a Cyrillic \u0430 is an a. For comparing only; the result is no text for people.
 */
export function skeleton(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/[\p{M}\s\p{P}]/gu, '');
  return unhomoglyph(plain.toLowerCase()).toLowerCase();
}

export function isSameInSubstance(one: string, other: string): boolean {
  return (
    one.normalize('NFC') === other.normalize('NFC') ||
    (skeleton(one) !== '' && skeleton(one) === skeleton(other))
  );
}
