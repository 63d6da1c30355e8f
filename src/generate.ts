import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decisionsPage } from './generate/decisions-page.js';
import { modulesPage } from './generate/modules-page.js';
import { openApiText } from './generate/openapi-text.js';
import { problemsPage } from './generate/problems-page.js';
import type { Checksums } from './generate/shipped-migrations.js';
import { SHIPPED, editedSince, shippedText } from './generate/shipped-migrations.js';
import { PROJECT_ROOT } from './platform/project-root.js';

/**
 * `npm run generate` writes the files that are made from the code; with `--check` it only tells which are out of date.
 * Needs no database: the application is put together and never connects. With `--release` the document also becomes the
 * one that later changes are compared with.
 */
const check = process.argv.includes('--check');
const openApi = await openApiText();
const written = JSON.parse(textOf(join(PROJECT_ROOT, SHIPPED)) ?? '{}') as Checksums;
const files = {
  'client/openapi.json': openApi,
  'docs/problems.md': problemsPage(),
  'docs/modules.md': modulesPage(),
  'docs/adr/README.md': decisionsPage(),
  [SHIPPED]: shippedText(written),
  ...(process.argv.includes('--release') ? { 'client/openapi.released.json': openApi } : {}),
};

let stale = 0;
for (const name of editedSince(written)) {
  stale += 1;
  process.stderr.write(
    `The migration ${name} has been edited since it shipped: take that back and write a new one.\n`,
  );
}
for (const [name, text] of Object.entries(files)) {
  const path = join(PROJECT_ROOT, name);
  if (!check) writeFileSync(path, text);
  else if (textOf(path) !== text) {
    stale += 1;
    process.stderr.write(`${name} is out of date: npm run generate\n`);
  }
}
process.exit(stale > 0 ? 1 : 0);

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
