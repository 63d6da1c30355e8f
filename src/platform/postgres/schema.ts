/** Where the tables are unless something else is said, and where the server itself looks. */
export const DEFAULT_SCHEMA = 'public';

/** Extensions are the database's and not a schema's: all schemas share them here. */
export const EXTENSIONS_SCHEMA = 'extensions';

const NAME = /^[a-z_][a-z0-9_]{0,62}$/;
const SEARCH_PATH = /(?:^|\s)(?:-c\s*|--)search_path=([^\s,]+)/g;
const OPTIONS = /([?&]options=)([^&]*)/;

/** A name that needs no quotes, and is none of PostgreSQL's own. */
export function isSchemaName(name: string): boolean {
  return (
    NAME.test(name) && !name.startsWith('pg_') && name !== 'information_schema' && name !== EXTENSIONS_SCHEMA
  );
}

/** The schema that the `options` of a connection string lead to; what libpq is told last, counts. */
export function schemaOf(options: string | undefined): string {
  const path = [...(options ?? '').matchAll(SEARCH_PATH)].at(-1)?.[1];
  return path !== undefined && isSchemaName(path) ? path : DEFAULT_SCHEMA;
}

/**
 * The connection string of the same database in a schema: it stands in `options`, so that every connection begins in it and
 * none has to be told later.
 */
export function inSchema(url: string, schema: string): string {
  const given = OPTIONS.exec(url)?.[2];
  if (schemaOf(given && decodeURIComponent(given)) === schema) return url;
  const path = encodeURIComponent(`-c search_path=${schema}`);
  if (given !== undefined) return url.replace(OPTIONS, `$1$2%20${path}`);
  return `${url}${url.includes('?') ? '&' : '?'}options=${path}`;
}
