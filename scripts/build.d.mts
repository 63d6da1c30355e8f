/** Compiles when dist/ is missing or was made from other sources. */
export function ensureBuilt(): Promise<void>;
