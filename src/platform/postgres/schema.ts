/** Where the tables are unless something else is said, and where the server itself looks. */
export const DEFAULT_SCHEMA = 'public';

/** Extensions are the database's and not a schema's: all schemas share them here. */
export const EXTENSIONS_SCHEMA = 'extensions';

const NAME = /^[a-z_][a-z0-9_]{0,62}$/;
/** The server takes dashes and capitals in the name of a setting too, and a backslash before a space of its value. */
const SEARCH_PATH = /(?:^|\s)(?:-c\s*|--)search[_-]path=((?:\\.|[^\\\s])*)/gi;
const OPTIONS = /([?&]options=)([^&]*)/;

/** A name that needs no quotes, and is none of PostgreSQL's own. */
export function isSchemaName(name: string): boolean {
  return (
    NAME.test(name) && !name.startsWith('pg_') && name !== 'information_schema' && name !== EXTENSIONS_SCHEMA
  );
}

/**
 * The schema that the `options` of a connection string lead to; what libpq is told last, counts. Null where it is none that
 * may be used here: to take another for it would migrate the tables of another company.
 */
export function schemaOf(options: string | undefined): string | null {
  const path = [...(options ?? '').matchAll(SEARCH_PATH)].at(-1)?.[1];
  if (path === undefined) return DEFAULT_SCHEMA;
  const first = path.replace(/\\(.)/g, '$1').split(',', 1)[0]?.trim() ?? '';
  // As the server reads it: small letters unless it stands in quotes.
  const name = /^"(.*)"$/.exec(first)?.[1] ?? first.toLowerCase();
  if (name === '$user') return DEFAULT_SCHEMA;
  return isSchemaName(name) ? name : null;
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
