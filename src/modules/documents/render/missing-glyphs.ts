/** How the compiler tells of each; what has no shape of its own as `\u{94d}`. The text is quoted twice over. */
const REFUSAL = /the text `\\*"(.*?)\\*"` could not be displayed/gu;
const ESCAPED = /\\+u\{([0-9a-f]+)\}/g;

/** The characters that a refused export names, as code points in their order. */
export function missingGlyphs(error: unknown): readonly string[] {
  const message = error instanceof Error ? error.message : String(error);
  const texts = [...message.matchAll(REFUSAL)].map(([, text = '']) => text.replace(ESCAPED, unescaped));
  const points = new Set(texts.flatMap((text) => [...text].map((letter) => letter.codePointAt(0) ?? 0)));
  return [...points]
    .sort((a, b) => a - b)
    .map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
}

function unescaped(_: string, point: string): string {
  return String.fromCodePoint(parseInt(point, 16));
}
