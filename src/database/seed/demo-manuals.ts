import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../platform/project-root.js';

/** The textbook manuals of data/manuals, as anybody would send them to the API. */
export function demoManuals(): readonly unknown[] {
  const folder = join(PROJECT_ROOT, 'data', 'manuals');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}
