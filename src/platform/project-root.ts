import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

/** The folder of package.json, found from the sources as well as from dist/, so that data files need no copy in the build. */
export const PROJECT_ROOT: string = findUpwards(import.meta.dirname);

const EXTENSION = extname(import.meta.filename);
const CODE = EXTENSION === '.ts' ? 'src' : join('dist', 'src');

/** A path below src/ in the running code (src or dist/src); in a bundle, import.meta does not give the source's place. */
export function amongCode(path: string): string {
  return join(PROJECT_ROOT, CODE, path);
}

/** The entry module of a thread, by its path below src/ without extension. */
export function threadModule(path: string): string {
  return amongCode(`${path}${EXTENSION}`);
}

function findUpwards(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json above the running code');
  return findUpwards(parent);
}
