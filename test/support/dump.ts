import { connected } from './connections.js';

/** All rows of all tables as text: what a dump holds. */
export function dumpOf(ownerUrl: string): Promise<string> {
  return connected(ownerUrl, async (owner) => {
    const tables = await owner.query<{ name: string }>(
      `select quote_ident(relname) as name from pg_class
        where relnamespace = current_schema()::regnamespace and relkind = 'r' order by 1`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await owner.query<{ line: string }>(`select t::text as line from ${name} t`);
      texts.push(...rows.map(({ line }) => `${name} ${line}`));
    }
    return texts.join('\n');
  });
}

/** What is secret is there as well when it stands in another writing. */
export function writingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const hidden = /^[\w+/=-]{20,}$/.test(secret) ? [Buffer.from(secret, 'base64url').toString('hex')] : [];
  return [
    secret,
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    ...hidden,
  ];
}

/** The names of those secrets that a text holds. */
export function secretsIn(text: string, secrets: ReadonlyMap<string, string>): readonly string[] {
  return [...secrets].flatMap(([name, secret]) =>
    writingsOf(secret).some((writing) => text.includes(writing)) ? [name] : [],
  );
}
