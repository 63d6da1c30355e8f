/** What stands at a place of the risk. */
export type PlaceKind = 'field' | 'section' | 'list';

/** `drivers[].name.first` says that `drivers` is a list and `drivers[].name` a section. */
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
