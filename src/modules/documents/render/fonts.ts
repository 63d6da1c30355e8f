import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Face {
  /** The family as the font and the templates name it. */
  readonly family: string;
  readonly package: string;
  /** Paths inside the package. */
  readonly files: readonly string[];
}

/** Packages of Google Fonts name folder and file after the family. */
function face(family: string, weights: readonly string[] = ['400Regular']): Face {
  const name = family.replaceAll(' ', '');
  return {
    family,
    package: `@expo-google-fonts/${family.toLowerCase().replaceAll(' ', '-')}`,
    files: weights.map((weight) => `${weight}/${name}_${weight}.ttf`),
  };
}

/**
 * The fonts of all documents, each under the SIL Open Font License. A character is drawn with the first font that has it.
 * The Chinese one comes before Japanese and Korean, because it has nearly all characters of these.
 */
export const FACES: readonly Face[] = [
  face('Source Sans 3', ['400Regular', '600SemiBold']),
  ...[
    'Noto Sans',
    'Noto Sans Hebrew',
    'Noto Sans Arabic',
    'Noto Sans Armenian',
    'Noto Sans Georgian',
    'Noto Sans Devanagari',
    'Noto Sans Bengali',
    'Noto Sans Gurmukhi',
    'Noto Sans Gujarati',
    'Noto Sans Oriya',
    'Noto Sans Tamil',
    'Noto Sans Telugu',
    'Noto Sans Kannada',
    'Noto Sans Malayalam',
    'Noto Sans Sinhala',
    'Noto Sans Thai',
    'Noto Sans Lao',
    'Noto Sans Khmer',
    'Noto Sans Myanmar',
    'Noto Serif Tibetan',
    'Noto Sans Ethiopic',
    'Noto Sans Cherokee',
    'Noto Sans Canadian Aboriginal',
    'Noto Sans Osage',
    'Noto Sans Thaana',
    'Noto Sans Syriac',
    'Noto Sans NKo',
    'Noto Sans Adlam',
    'Noto Sans Vai',
    'Noto Sans Tifinagh',
    'Noto Sans Mongolian',
  ].map((family) => face(family)),
  {
    family: 'Noto Sans S Chinese',
    package: '@embedpdf/fonts-sc',
    files: ['fonts/NotoSansHans-Regular.otf'],
  },
  { family: 'Noto Sans Japanese', package: '@embedpdf/fonts-jp', files: ['fonts/NotoSansJP-Regular.otf'] },
  { family: 'Noto Sans Korean', package: '@embedpdf/fonts-kr', files: ['fonts/NotoSansKR-Regular.otf'] },
  face('Noto Sans Symbols'),
  face('Noto Emoji'),
];

/** Paths of the font files; the compiler opens one when it first needs a character from it. */
export function fontPaths(): readonly string[] {
  return FACES.flatMap(({ package: name, files }) => files.map((file) => join(folderOf(name), file)));
}

/** Package and version of each font: a published version never changes. */
export function fontVersions(): readonly string[] {
  return FACES.map(({ package: name }) => `${name} ${versionOf(name)}`);
}

export function versionOf(packageName: string): string {
  const { version } = JSON.parse(readFileSync(join(folderOf(packageName), 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}

/** Searches the folders itself, because some packages do not export their package.json. */
function folderOf(packageName: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(packageName) ?? [];
  const found = folders
    .map((folder) => join(folder, packageName))
    .find((folder) => existsSync(join(folder, 'package.json')));
  if (found === undefined) throw new Error(`The package ${packageName} is not installed: run npm ci`);
  return found;
}
