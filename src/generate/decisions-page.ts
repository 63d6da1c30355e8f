import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../platform/project-root.js';

const FOLDER = join(PROJECT_ROOT, 'docs', 'adr');

/** The decisions by number, with the title that each gives itself. */
export function decisionsPage(): string {
  const files = readdirSync(FOLDER).filter((name) => /^\d{4}-.*\.md$/.test(name));
  return [
    '<!-- Made by npm run generate from the headings of the files. -->',
    '',
    '# Decisions',
    '',
    'A number is given out when work on a decision begins. Work that came to need none leaves a gap, and the gap stays.',
    '',
    ...files.sort().map((name) => `- [${titleOf(name)}](${name})`),
    '',
  ].join('\n');
}

function titleOf(name: string): string {
  const [, title] = /^# (.+)$/m.exec(readFileSync(join(FOLDER, name), 'utf8')) ?? [];
  if (title === undefined) throw new Error(`docs/adr/${name} has no heading`);
  return title;
}
