import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const rooms = JSON.parse(readFileSync(join(root, 'src/modules/modules.json'), 'utf8')) as Record<
  string,
  readonly string[]
>;

/** As `npm run walls` does, in another folder. */
function wallsOf(folder: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/walls.mjs'), 'src'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe('the import table', () => {
  it('names every room and no other', () => {
    const folders = readdirSync(join(root, 'src/modules'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(Object.keys(rooms)).toEqual(expect.arrayContaining(folders.map((folder) => folder.name)));
  });

  it('has arrows that only point down: a room stands after all that it may import', () => {
    const order = Object.keys(rooms);
    for (const [room, allowed] of Object.entries(rooms)) {
      for (const other of allowed) expect(order.indexOf(other)).toBeLessThan(order.indexOf(room));
    }
  });

  it('leads through doors that are read at a glance: 25 lines or fewer', () => {
    for (const room of Object.keys(rooms)) {
      const door = join(root, 'src/modules', room, 'index.ts');
      const lines = existsSync(door) ? readFileSync(door, 'utf8').trimEnd().split('\n').length : 0;
      expect({ room, lines: Math.max(lines, 25) }).toEqual({ room, lines: 25 });
    }
  });

  it('lets nobody import identity', () => {
    expect(Object.values(rooms).flat()).not.toContain('identity');
  });
});

/** Each is planted in a copy of the code: what, the file, what it imports, the rule that it breaks, and what the rule advises. */
const BREACHES = [
  [
    'a price that asks for a score',
    'src/modules/rating/scored.ts',
    '../scoring/index.js',
    'room-rating',
    'let the room above call',
  ],
  [
    'an underwriter’s rule that asks for a score',
    'src/modules/underwriting/scored.ts',
    '../scoring/index.js',
    'room-underwriting',
    'let the room above call',
  ],
  [
    'a room that climbs up',
    'src/modules/quoting/climb.ts',
    '../policies/index.js',
    'room-quoting',
    'let the room above call',
  ],
  [
    'a window beside the door',
    'src/modules/policies/window.ts',
    '../quoting/quote.entity.js',
    'room-policies',
    'Export what you need there',
  ],
  [
    'somebody who imports identity',
    'src/modules/customers/who.ts',
    '../identity/index.js',
    'room-customers',
    'hand it in as an argument',
  ],
  [
    'technology that learns insurance',
    'src/platform/learned.ts',
    '../modules/rating/index.js',
    'platform-knows-no-insurance',
    'Declare an interface',
  ],
  [
    'vocabulary that needs technology',
    'src/shared/needy.ts',
    '../platform/config/config.js',
    'shared-imports-nothing',
    'Take what you need as an argument',
  ],
  [
    'a domain that knows the database',
    'src/modules/policies/domain/impure.ts',
    'kysely',
    'domain-is-pure',
    'pass plain values and dates',
  ],
  [
    'a rule that works on a view',
    'src/modules/policies/domain/shown.ts',
    '../policies.view.js',
    'domain-knows-no-view',
    'move the type into domain/',
  ],
  [
    'a ledger that knows a transaction',
    'src/modules/policies/ledger/knowing.ts',
    '../transactions/bind/bind-policy.js',
    'transactions-stand-on-the-ledger',
    'stands below them',
  ],
  [
    'an engine that knows what is done with it',
    'src/modules/rating/domain/engine/knowing.ts',
    '../trials/worksheet-diff.js',
    'engine-rates-and-nothing-else',
    'Hand in what it needs',
  ],
  [
    'a file that is needed, were it only for a type, by what it needs',
    'src/shared/ring.ts',
    './ring2.js',
    'no-cycle-between-files',
    'put what both need into a third',
  ],
] as const;

/** The code, and what it and its specs import. */
const COPIED = [
  'src',
  'migrations',
  'test',
  'scripts',
  'tsconfig.json',
  '.dependency-cruiser.mjs',
  'package.json',
];

describe('the walls', () => {
  const copy = mkdtempSync(join(tmpdir(), 'bindery-walls-'));
  let told: readonly string[] = [];

  // All at once, the code as it is and what breaks its walls: reading the whole of it takes as long as all tests of a room.
  beforeAll(() => {
    for (const name of COPIED) {
      cpSync(join(root, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const [, file, imported] of BREACHES) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), `export * from '${imported}';\n`);
    }
    writeFileSync(join(copy, 'src/shared/ring2.ts'), `export type * from './ring.js';\n`);
    const output = wallsOf(copy);
    expect(output).toContain(' dependency violations (');
    told = output.split(/\n(?=\s*error )/).map((one) => one.replaceAll(/\s+/g, ' '));
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('stand: no import of the code breaks the table', () => {
    const breaking = told.map((one) => /^\s*error [\w-]+: (\S+)/.exec(one)?.[1] ?? '');
    const planted = BREACHES.map(([, file]) => file);
    expect(new Set(breaking.filter((file) => file !== ''))).toEqual(new Set(planted));
  });

  it.each(BREACHES)('fall on %s, and say what to do instead', (_what, file, _imported, rule, advice) => {
    const own = told.filter((one) => one.includes(`error ${rule}: ${file} `));
    expect(own).toEqual([expect.stringContaining(advice)]);
  });
});
