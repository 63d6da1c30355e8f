import { codePoint } from '../../../shared/text.js';

/** The compiler's message for a character without a glyph; some are written as `\u{94d}`. The text is quoted twice. */
const REFUSAL = /the text `\\*"(.*?)\\*"` could not be displayed/gu;
const ESCAPED = /\\+u\{([0-9a-f]+)\}/g;

/** The characters named by a refused export, as sorted code points. */
export function missingGlyphs(error: unknown): readonly string[] {
  const message = error instanceof Error ? error.message : String(error);
  const texts = [...message.matchAll(REFUSAL)].map(([, text = '']) => text.replace(ESCAPED, unescaped));
  const letters = new Set(texts.flatMap((text) => [...text]));
  return [...letters].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)).map(codePoint);
}

function unescaped(_: string, point: string): string {
  return String.fromCodePoint(parseInt(point, 16));
}
