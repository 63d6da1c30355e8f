import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Permission } from '../platform/http/permissions.js';
import { declaredPermissions } from '../platform/http/permissions.js';
import { PROJECT_ROOT } from '../platform/project-root.js';

/** The rooms as they are: what each may import, what it exports, and who may do what in it. */
export function modulesPage(): string {
  const table = JSON.parse(readFileSync(join(PROJECT_ROOT, 'src/modules/modules.json'), 'utf8')) as Record<
    string,
    readonly string[]
  >;
  const built = Object.keys(table).filter((room) => existsSync(doorOf(room)));
  const arrows = built.flatMap((room) => (table[room] ?? []).map((other) => `  ${room} --> ${other}`));
  return [
    '<!-- Made by npm run generate from src/modules. -->',
    '',
    '# Rooms',
    '',
    '```mermaid',
    'graph TD',
    ...arrows,
    '```',
    '',
    ...built.flatMap((room) => section(room, table[room] ?? [])),
  ].join('\n');
}

function doorOf(room: string): string {
  return join(PROJECT_ROOT, 'src/modules', room, 'index.ts');
}

/** The names behind a door, also those of files that it publishes whole. */
function exportedBy(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const listed = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(','),
  );
  const declared = [
    ...text.matchAll(/^export (?:abstract )?(?:class|const|function|interface|type) (\w+)/gm),
  ].map(([, name = '']) => name);
  const whole = [...text.matchAll(/^export (?:type )?\* from '(.*)\.js'/gm)].flatMap(([, from = '']) =>
    exportedBy(join(dirname(file), `${from}.ts`)),
  );
  return [
    ...listed.map((name) => name.trim().replace(/^type /, '')).filter((name) => name !== ''),
    ...declared,
    ...whole,
  ];
}

/** Those that the room declares. Their names need not begin with it: a name outlives the cut of the rooms. */
function permissionsOf(room: string): readonly (readonly [string, Permission])[] {
  const file = join(PROJECT_ROOT, 'src/modules', room, `${room}.permissions.ts`);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return [...declaredPermissions()].filter(([name]) => text.includes(`'${name}':`));
}

function section(room: string, allowed: readonly string[]): readonly string[] {
  const exported = exportedBy(doorOf(room));
  const permissions = permissionsOf(room);
  return [
    `## ${room}`,
    '',
    `May import: ${allowed.join(', ') || 'no room'}. Behind the door: ${exported.map((name) => `\`${name}\``).join(', ')}.`,
    '',
    ...(permissions.length === 0 ? [] : ['| permission | allows | roles |', '|---|---|---|']),
    ...permissions.map(([name, { title, roles }]) => `| \`${name}\` | ${title} | ${roles.join(', ')} |`),
    ...(permissions.length === 0 ? [] : ['']),
  ];
}
