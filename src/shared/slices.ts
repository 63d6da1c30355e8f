/** Long work in slices; the caller decides whether other work runs between them. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Rows of a table that take one or two milliseconds. */
const ITEMS_OF_A_SLICE = 2_000;

export function inOneGo<T>(work: Slices<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

export function* eachInSlices<T>(items: Iterable<T>, visit: (item: T, index: number) => void): Slices<void> {
  let index = 0;
  for (const item of items) {
    visit(item, index);
    index += 1;
    if (index % ITEMS_OF_A_SLICE === 0) yield;
  }
}

export function* mapInSlices<T, U>(items: Iterable<T>, map: (item: T, index: number) => U): Slices<U[]> {
  const mapped: U[] = [];
  yield* eachInSlices(items, (item, index) => mapped.push(map(item, index)));
  return mapped;
}
