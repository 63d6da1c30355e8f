import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { TEMPLATE_VERSION } from '../template-version.js';
import { FONTS, TEMPLATES } from './folders.js';
import { PAGE_STYLE } from './page-style.js';

const COMPILER = '@myriaddreamin/typst-ts-node-compiler/package.json';

/** What the compiler reads; licences lie beside it. */
const READ = ['.typ', '.ttf'];

let fingerprint: string | null = null;

/**
 * SHA-256 over everything besides the content that decides the bytes: templates, fonts, style and compiler, and the version
 * that stands for our own code. Two processes with the same one draw the same bytes.
 */
export function rendererSha256(): string {
  fingerprint ??= compute();
  return fingerprint;
}

function compute(): string {
  const compiler = readFileSync(createRequire(import.meta.url).resolve(COMPILER), 'utf8');
  const { version } = JSON.parse(compiler) as { readonly version: string };
  const hash = createHash('sha256').update(JSON.stringify([TEMPLATE_VERSION, version, PAGE_STYLE]));
  for (const folder of [TEMPLATES, FONTS]) {
    const names = readdirSync(folder).filter((name) => READ.includes(extname(name)));
    for (const name of names.sort()) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}
