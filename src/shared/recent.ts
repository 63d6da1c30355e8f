/** A cache of limited size that drops the entry that has not been used for the longest time (LRU). */
export class Recent<Value> {
  private readonly kept = new Map<string, Value>();

  constructor(private readonly capacity: number) {}

  find(key: string): Value | undefined {
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    // A Map keeps the order of insertion: moving used entries to the end makes its first key the one to drop.
    this.kept.delete(key);
    this.kept.set(key, found);
    return found;
  }

  remember(key: string, value: Value): void {
    this.kept.delete(key);
    if (this.kept.size >= this.capacity) this.kept.delete(this.kept.keys().next().value as string);
    this.kept.set(key, value);
  }

  forget(key: string): void {
    this.kept.delete(key);
  }
}
