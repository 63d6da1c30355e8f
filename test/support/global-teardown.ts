/** Jest runs it in the process of the global setup, which left the way to close everything in a global. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.closeTestServer?.();
}
