import { open } from 'node:fs/promises';
import type * as PrivacyRoom from '../modules/privacy/index.js';
import { patiently } from '../platform/postgres/wait-limits.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { textInFile } from './files.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

type Done = PrivacyRoom.DoneErasure;

interface Listed extends Done {
  readonly proof: string;
}

/** Imported on use, because it loads the whole application. */
const room = (): Promise<typeof PrivacyRoom> => import('../modules/privacy/index.js');

export const privacyErased: Command = {
  summary: 'write who was erased to a file, to be kept where backups are not; it holds ids and days only',
  usage: '--out <file>',
  async run(args, environment) {
    const { out } = readOptions(args, ['out']);
    if (out === undefined) throw new UsageError('--out names the file');
    const { RepeatErasures } = await room();
    return withApp(environment, async (app) => {
      const file = await open(out, 'w', 0o600);
      const repeat = app.get(RepeatErasures, { strict: false });
      const all = await repeat.done();
      try {
        await file.writeFile(
          all.map((done) => `${JSON.stringify({ ...done, proof: repeat.proofOf(done) })}\n`).join(''),
        );
      } finally {
        await file.close();
      }
      console.log(`${all.length} erasures are in ${out}`);
    });
  },
};

export const privacyRepeat: Command = {
  summary:
    'erase again, after a backup was restored, whom privacy:erased listed or this database says was erased',
  usage: '[--file <file of privacy:erased>]',
  async run(args, environment) {
    const { file } = readOptions(args, ['file']);
    const listed = file === undefined ? null : doneIn(await textInFile('file', file), file);
    const { RepeatErasures } = await room();
    let isClean = true;
    const code = await withApp(environment, (app) =>
      patiently(async () => {
        const repeat = app.get(RepeatErasures, { strict: false });
        const all = listed ?? (await repeat.done());
        for (const [index, { proof, ...done }] of (listed ?? []).entries())
          if (!repeat.isProven(done, proof))
            throw new UsageError(
              `--file: line ${index + 1} of ${file} was not written with this ENCRYPTION_KEY, or was changed`,
            );
        const counts: Record<string, number> = { completed: 0, waiting: 0, refused: 0, gone: 0 };
        for (const done of all) {
          const outcome = await repeat.run(done);
          counts[outcome] = (counts[outcome] ?? 0) + 1;
          if (outcome === 'completed') continue;
          console.log(`${done.id}  ${WORDS[outcome]}`);
          if (outcome === 'refused') isClean = false;
        }
        const told = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
        console.log(`${all.length} erasures repeated: ${told.join(', ')}`);
      }),
    );
    return isClean ? code : 1;
  },
};

const WORDS = {
  waiting: 'erased; the job privacy.erase does it once more when others have ended',
  refused: 'not erased: GET /api/v1/privacy-requests/{id} says what stands against it',
  gone: 'there is no such customer in this database',
} as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function doneIn(text: string, file: string): readonly Listed[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const done = parsed(line);
      if (!done) throw new UsageError(`--file: line ${index + 1} of ${file} is none of privacy:erased`);
      return done;
    });
}

function parsed(line: string): Listed | null {
  try {
    const { id, customerId, receivedOn, dueOn, proof } = JSON.parse(line) as Partial<
      Record<keyof Listed, unknown>
    >;
    const isSound = [
      [id, UUID],
      [customerId, /^[\x21-\x7e]{1,36}$/],
      [receivedOn, DAY],
      [dueOn, DAY],
      [proof, /^[\w-]{43}$/],
    ].every(([value, form]) => typeof value === 'string' && (form as RegExp).test(value));
    return isSound ? ({ id, customerId, receivedOn, dueOn, proof } as Listed) : null;
  } catch {
    return null;
  }
}
