import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout, found from the sources as well as from dist/, so that data files need no copy in the build. */
export const PROJECT_ROOT: string = findUpwards(import.meta.dirname);

function findUpwards(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json above the running code');
  return findUpwards(parent);
}
