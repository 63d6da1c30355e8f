import { createHash } from 'node:crypto';
import type { Migration } from '@mikro-orm/migrations';
import { migrations } from '../../migrations/index.js';

/** SHA-256 of what a migration sends to the database, by its name. */
export type Checksums = Readonly<Record<string, string>>;

export const SHIPPED = 'migrations/shipped.json';

/** The commands of a migration, up and down: how its file is laid out does not matter. */
export function checksumOf(migration: Migration): string {
  const commands: unknown[] = [];
  for (const direction of ['up', 'down'] as const) {
    migration.reset();
    void migration[direction]();
    // A list of its own: a migration empties the one it gives when it is reset.
    commands.push([...migration.getQueries()]);
  }
  return createHash('sha256').update(JSON.stringify(commands)).digest('hex');
}

export function checksums(): Checksums {
  return Object.fromEntries(
    migrations.map(({ name, class: Class }) => {
      // None of ours asks the database anything while it is written down.
      const migration = Reflect.construct(Class, []) as Migration;
      return [name, checksumOf(migration)];
    }),
  );
}

/**
 * Those that were written down keep their line for ever, new ones get one. A migration that is edited after it has run
 * somewhere leaves two databases of one version that differ.
 */
export function shippedText(written: Checksums): string {
  return `${JSON.stringify({ ...checksums(), ...written }, null, 2)}\n`;
}

export function editedSince(written: Checksums): readonly string[] {
  const now = checksums();
  return Object.keys(written).filter((name) => now[name] !== written[name]);
}
