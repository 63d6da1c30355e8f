import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { TEMPLATE_VERSION } from '../template-version.js';
import { TEMPLATES } from './folders.js';
import { fontVersions, versionOf } from './fonts.js';
import { DOCUMENT_STYLE } from './page-style.js';

const COMPILER = '@myriaddreamin/typst-ts-node-compiler';

let fingerprint: string | null = null;

/**
 * SHA-256 of all that decides the bytes besides the content: templates, fonts, style, compiler, and TEMPLATE_VERSION for our
 * own code. Two processes with the same hash draw the same bytes.
 */
export function rendererSha256(): string {
  fingerprint ??= compute();
  return fingerprint;
}

function compute(): string {
  const versions = [TEMPLATE_VERSION, versionOf(COMPILER), fontVersions(), DOCUMENT_STYLE];
  const hash = createHash('sha256').update(JSON.stringify(versions));
  const names = readdirSync(TEMPLATES).filter((name) => extname(name) === '.typ');
  for (const name of names.sort()) hash.update(`\0${name}\0`).update(readFileSync(join(TEMPLATES, name)));
  return hash.digest('hex');
}
