/** The default schema, of Bindery and of PostgreSQL. */
export const DEFAULT_SCHEMA = 'public';

/** The schema of the extensions, which all schemas of a database share. */
export const EXTENSIONS_SCHEMA = 'extensions';

const NAME = /^[a-z_][a-z0-9_]{0,62}$/;
/** The server accepts dashes and capitals in the name of a setting, and a backslash before a space in its value. */
const SEARCH_PATH = /(?:^|\s)(?:-c\s*|--)search[_-]path=((?:\\.|[^\\\s])*)/gi;
const OPTIONS = /([?&]options=)([^&]*)/;

/** Whether a name needs no quotes and is not reserved by PostgreSQL or for extensions. */
export function isSchemaName(name: string): boolean {
  return (
    NAME.test(name) && !name.startsWith('pg_') && name !== 'information_schema' && name !== EXTENSIONS_SCHEMA
  );
}

/**
 * The schema that the `options` of a connection string select; as in libpq, the last search_path counts. Null for a name that is not
 * allowed: falling back to another schema could migrate the tables of another company.
 */
export function schemaOf(options: string | undefined): string | null {
  const path = [...(options ?? '').matchAll(SEARCH_PATH)].at(-1)?.[1];
  if (path === undefined) return DEFAULT_SCHEMA;
  const first = path.replace(/\\(.)/g, '$1').split(',', 1)[0]?.trim() ?? '';
  // As in the server: lower case unless quoted.
  const name = /^"(.*)"$/.exec(first)?.[1] ?? first.toLowerCase();
  if (name === '$user') return DEFAULT_SCHEMA;
  return isSchemaName(name) ? name : null;
}

/** The same connection string with a schema, set in `options` so that every connection begins in it. */
export function inSchema(url: string, schema: string): string {
  const given = OPTIONS.exec(url)?.[2];
  if (schemaOf(given && decodeURIComponent(given)) === schema) return url;
  const path = encodeURIComponent(`-c search_path=${schema}`);
  if (given !== undefined) return url.replace(OPTIONS, `$1$2%20${path}`);
  return `${url}${url.includes('?') ? '&' : '?'}options=${path}`;
}
