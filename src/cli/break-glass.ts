import type * as IdentityRoom from '../modules/identity/index.js';
import { encodeCursor } from '../shared/page.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { everyRow } from './every-row.js';
import { given, readOptions } from './options.js';
import { withApp } from './with-app.js';

type Access = IdentityRoom.BreakGlassAccessResponse;

/** Imported on use, because it loads the whole application. */
const room = (): Promise<typeof IdentityRoom> => import('../modules/identity/index.js');

export const breakGlassSets: Command = {
  summary: 'list what can be taken in an emergency, and by which roles',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { BreakGlassDesk } = await room();
    return withApp(environment, async (app) => {
      for (const set of await app.get(BreakGlassDesk, { strict: false }).listSets())
        console.log(
          `${set.code}  ${set.title}  at most ${set.maxMinutes} min, by ${set.roles.join(', ')}\n  ${set.permissions.join(' ')}`,
        );
    });
  },
};

export const breakGlassList: Command = {
  summary: 'list who broke the glass, newest first',
  usage: '[--state live|over|reviewed] [--email <e-mail>]',
  async run(args, environment) {
    const { state, email } = readOptions(args, ['state', 'email']);
    const { BreakGlassDesk } = await room();
    return withApp(environment, async (app) => {
      const desk = app.get(BreakGlassDesk, { strict: false });
      const page = (limit: number, after: readonly string[] | null) => {
        const cursor = after === null ? undefined : encodeCursor(after);
        return desk.list(given({ state, limit, cursor }), email);
      };
      let isEmpty = true;
      for await (const access of everyRow(2, page)) {
        print(access);
        isEmpty = false;
      }
      if (isEmpty) console.log('Nobody has broken the glass, or none that was asked for');
    });
  },
};

export const breakGlassBegin: Command = {
  summary: 'open a set for a user who is signed in, for a while; others are told at once',
  usage: '--email <e-mail> --set <code> --minutes <n> --reason <text>',
  async run(args, environment) {
    const { email, minutes, ...options } = readOptions(args, ['email', 'set', 'minutes', 'reason']);
    if (!email) throw new UsageError('--email is required');
    const { BreakGlassDesk } = await room();
    return withApp(environment, async (app) => {
      const input = given({ ...options, minutes: numberOf(minutes) });
      print(await app.get(BreakGlassDesk, { strict: false }).give(email, input));
    });
  },
};

export const breakGlassEnd: Command = {
  summary: 'take away what somebody took in an emergency, at once',
  usage: '--id <id>',
  async run(args, environment) {
    const id = idIn(readOptions(args, ['id']).id);
    const { BreakGlassDesk } = await room();
    return withApp(environment, async (app) => {
      print(await app.get(BreakGlassDesk, { strict: false }).end(id));
    });
  },
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idIn(id: string | undefined): string {
  if (id !== undefined && UUID.test(id)) return id;
  throw new UsageError('--id is required: break-glass:list shows it');
}

/** A text that is no number is kept, so that the validation refuses it. */
function numberOf(value: string | undefined): number | string | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : value;
}

function print({ id, set, state, userId, begunAt, until, endedAt, verdict, reason }: Access): void {
  const end = endedAt === null ? `until ${until}` : `ended ${endedAt}`;
  console.log(`${id}  ${set}  ${verdict ?? state}  user ${userId}  from ${begunAt} ${end}  ${reason}`);
}
