/**
 * The paths of all that has to be there before it is bound: what a manual names, and the sections that it lies in, up to the
 * entry of a list. How many entries there are is another question.
 */
export function neededAt(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.flatMap((path) => [path, ...sectionsAbove(path)]));
}

function sectionsAbove(path: string): readonly string[] {
  const segments = path.split('.');
  const sections = segments.slice(0, -1).map((_, at) => segments.slice(0, at + 1).join('.'));
  return sections.filter((section) => !path.slice(section.length - 2).includes('[]'));
}
