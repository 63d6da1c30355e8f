/**
 * The paths that binding needs: those that a manual names, and the sections that contain them, up to the entry of a list. It
 * does not say how many entries there must be.
 */
export function neededAt(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.flatMap((path) => [path, ...sectionsAbove(path)]));
}

function sectionsAbove(path: string): readonly string[] {
  const segments = path.split('.');
  const sections = segments.slice(0, -1).map((_, at) => segments.slice(0, at + 1).join('.'));
  return sections.filter((section) => !path.slice(section.length - 2).includes('[]'));
}
