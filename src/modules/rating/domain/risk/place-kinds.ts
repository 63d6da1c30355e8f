export type PlaceKind = 'field' | 'section' | 'list';

/** The kinds of all places along a path: `drivers[].name.first` makes `drivers` a list and `drivers[].name` a section. */
export function kindsIn(
  path: string,
  own: PlaceKind,
): readonly (readonly [place: string, kind: PlaceKind])[] {
  const segments = path.split('.');
  return segments.map((segment, at) => {
    const place = segments.slice(0, at + 1).join('.');
    if (segment.endsWith('[]')) return [place.slice(0, -2), 'list'];
    return [place, at === segments.length - 1 ? own : 'section'];
  });
}
