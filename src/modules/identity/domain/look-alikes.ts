import unhomoglyph from 'unhomoglyph';

/**
 * The visual skeleton of a text: without case, accents, spaces, punctuation and lookalikes of other alphabets (Unicode TS 39), so that a
 * Cyrillic \u0430 is an a. For comparison only, not for display.
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
