declare module 'pg/lib/utils.js' {
  /** How pg writes a value for the server. Throws where it cannot, such as for an object that contains itself. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
