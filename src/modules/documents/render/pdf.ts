import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Content } from '../domain/content.js';
import { TEMPLATES } from './folders.js';
import { FACES, fontPaths } from './fonts.js';
import { missingGlyphs } from './missing-glyphs.js';
import { printableDeep } from './printable.js';

/** Never on a disk. */
const CONTENT = join(TEMPLATES, 'content.json');
const FAMILIES = join(TEMPLATES, 'families.json');
/** Renders for which the compiler keeps what it has worked out: all that templates share is used in each of them. */
const KEPT_FOR = 5;

export interface Pdf {
  readonly bytes: Buffer;
  readonly pages: number;
  /** Code points such as U+13080 that stand as boxes, because none of the fonts has them. */
  readonly missingGlyphs: readonly string[];
}

let compiler: NodeCompiler | null = null;

/**
 * The content as PDF: letter size, tagged for screen readers, fonts embedded, and the same bytes for the same content, in
 * whatever process. The first call loads templates and fonts; later ones take milliseconds.
 */
export function renderPdf(content: Content): Pdf {
  compiler ??= load();
  // As a file, not as an input: whatever depends on inputs, which is everything, would be worked out anew each time.
  compiler.mapShadow(CONTENT, Buffer.from(JSON.stringify(printableDeep(content))));
  const compiled = compiler.compile({ mainFilePath: join(TEMPLATES, 'document.typ') });
  const document = compiled.result;
  if (!document) {
    const error = compiled.takeError();
    throw new Error(
      `The template failed: ${JSON.stringify(error ? compiler.fetchDiagnostics(error) : null)}`,
    );
  }
  const pdf = { ...exported(compiler, document), pages: document.numOfPages };
  compiler.evictCache(KEPT_FOR);
  return pdf;
}

/** Fonts of the machine are found too, but the templates name ours, and of two with one name ours is taken. */
function load(): NodeCompiler {
  const loaded = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [...fontPaths()] }] });
  loaded.mapShadow(FAMILIES, Buffer.from(JSON.stringify(FACES.map(({ family }) => family))));
  return loaded;
}

/**
 * As PDF/UA-1. That standard refuses a character that none of our fonts has, and names it; a policy of somebody with such a
 * name still has to be issued, so it is then tagged all the same, but does not call itself PDF/UA.
 */
function exported(from: NodeCompiler, document: NodeTypstDocument): Pick<Pdf, 'bytes' | 'missingGlyphs'> {
  try {
    return { bytes: from.pdf(document, { pdfStandard: 'ua-1' }), missingGlyphs: [] };
  } catch (error) {
    return { bytes: from.pdf(document), missingGlyphs: missingGlyphs(error) };
  }
}
