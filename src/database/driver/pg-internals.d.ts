declare module 'pg/lib/utils.js' {
  /** Converts a value for the server. Throws if it cannot, such as for an object that contains itself. */
  export function prepareValue(value: unknown): string | Buffer | null;
}

declare module 'pg/lib/result.js' {
  /** Parses rows after addFields() has set their columns. */
  export default class Result {
    command: string | null;
    rowCount: number | null;
    constructor(rowMode: undefined, types: object);
    addFields(fields: readonly object[]): void;
    parseRow(values: readonly unknown[]): object;
    addCommandComplete(message: object): void;
  }
}

declare module 'pg/lib/query.js' {
  import type { Connection } from 'pg';

  /** The callbacks that pg calls on a query while the server answers it. */
  export default class Query {
    /** pg records a statement as prepared under the name and text of the query that is being answered. */
    name: string | undefined;
    text: string;
    callback: (error: unknown) => void;
    constructor(text: string, callback: (error: unknown) => void);
    submit(connection: Connection): Error | null;
    handleRowDescription(message: { readonly fields: readonly object[] }): void;
    handleDataRow(message: { readonly fields: readonly unknown[] }): void;
    handleCommandComplete(message: object): void;
    handleEmptyQuery(): void;
    handleReadyForQuery(): void;
    handleError(error: unknown, connection: Connection): void;
  }
}
