import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Content } from '../domain/content.js';
import { TEMPLATES } from './folders.js';
import { FACES, fontPaths } from './fonts.js';
import { missingGlyphs } from './missing-glyphs.js';
import { printableDeep } from './printable.js';

/** Files that exist only in the compiler's memory. */
const CONTENT = join(TEMPLATES, 'content.json');
const FAMILIES = join(TEMPLATES, 'families.json');
/** How many renders the compiler keeps intermediate results for: all of them use the shared templates. */
const KEPT_FOR = 5;

export interface Pdf {
  readonly bytes: Buffer;
  readonly pages: number;
  /** Code points such as U+13080 that are drawn as boxes, because no font has them. */
  readonly missingGlyphs: readonly string[];
}

let compiler: NodeCompiler | null = null;

/**
 * Draws the content as PDF: letter size, tagged for screen readers, fonts embedded, identical bytes in every process. The
 * first call loads templates and fonts; later ones take milliseconds.
 */
export function renderPdf(content: Content): Pdf {
  compiler ??= load();
  // A file instead of an input: the compiler recomputes everything that depends on inputs, which would be the whole
  // document.
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

/** The compiler also finds fonts of the machine, but templates name only ours, and ours win over others of the same name. */
function load(): NodeCompiler {
  const loaded = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [...fontPaths()] }] });
  loaded.mapShadow(FAMILIES, Buffer.from(JSON.stringify(FACES.map(({ family }) => family))));
  return loaded;
}

/**
 * Exports PDF/UA-1. That standard refuses, and names, a character that no font has. A policy for a person with such a name
 * must still be issued, so it is then exported as tagged PDF that does not claim PDF/UA.
 */
function exported(from: NodeCompiler, document: NodeTypstDocument): Pick<Pdf, 'bytes' | 'missingGlyphs'> {
  try {
    return { bytes: from.pdf(document, { pdfStandard: 'ua-1' }), missingGlyphs: [] };
  } catch (error) {
    return { bytes: from.pdf(document), missingGlyphs: missingGlyphs(error) };
  }
}
