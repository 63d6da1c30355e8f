import { defineEntity, p } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { NO_LIMITS } from '../../src/database/connection.js';
import { openOrm } from '../../src/database/orm.js';
import { insertRowsOf } from '../../src/platform/insert.js';
import { Statement } from '../../src/platform/statement.js';
import { send } from '../../src/platform/writes.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { SentStatements } from '../support/sent-statements.js';
import { connect } from '../support/test-run.js';

const ADD = new Statement<{ readonly id: number; readonly word: string | null }>(
  ({ id, word }) => sql`insert into words (id, word) values (${id}::integer, ${word}::text)`,
);
const WORDS = new Statement<{ readonly from: number }, { readonly word: string }>(
  ({ from }) => sql`select word from words where id >= ${from}::integer order by id`,
);

/** Of this file alone: an entity is all that an insert of rows asks for. */
const Word = defineEntity({
  name: 'Word',
  tableName: 'words',
  properties: { id: p.integer().primary(), word: p.string() },
});
const ROWS = insertRowsOf(Word, ['id', 'word']);

describe.each([true, false])(
  'statements of a transaction that do not wait (prepared: %s)',
  (preparesStatements) => {
    let database: TestDatabase;
    let orm: MikroORM;

    beforeAll(async () => {
      database = await cloneDatabase();
      const owner = await connect(database.ownerUrl, 'words');
      await owner.query('create table words (id integer primary key, word text not null)');
      await owner.query('grant select, insert, delete on words to public');
      await owner.end();
      orm = openOrm(
        { url: database.url, poolSize: 3, limits: NO_LIMITS, preparesStatements },
        { entities: [Word] },
      );
    });

    afterAll(async () => {
      await orm?.close(true);
      await database?.drop();
    });

    const inTransaction = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
      orm.em.fork().transactional((em) => work(em as EntityManager));

    async function wordsFrom(from: number): Promise<readonly string[]> {
      return (await WORDS.rows(orm.em.fork(), { from })).map(({ word }) => word);
    }

    it('keep the order in which they were sent, reads among them', async () => {
      const seen = await inTransaction(async (em) => {
        await ADD.send(em, { id: 1, word: 'one' });
        const first = await WORDS.rows(em, { from: 1 });
        await ADD.send(em, { id: 2, word: 'two' });
        const [all, later] = await Promise.all([WORDS.rows(em, { from: 1 }), WORDS.rows(em, { from: 2 })]);
        return [first, all, later].map((rows) => rows.map(({ word }) => word));
      });
      expect(seen).toEqual([['one'], ['one', 'two'], ['two']]);
      expect(await wordsFrom(1)).toEqual(['one', 'two']);
    });

    it('tell with the commit what was wrong with the first that failed, and leave nothing', async () => {
      const work = inTransaction(async (em) => {
        await ADD.send(em, { id: 10, word: 'ten' });
        await ADD.send(em, { id: 11, word: null });
        await ADD.send(em, { id: 12, word: 'twelve' });
      });
      await expect(work).rejects.toMatchObject({ code: '23502', table: 'words' });
      expect(await wordsFrom(10)).toEqual([]);
    });

    it('leave nothing where a value among them cannot be sent at all', async () => {
      const endless: Record<string, unknown> = {};
      endless['itself'] = endless;
      const work = inTransaction(async (em) => {
        await ADD.send(em, { id: 10, word: 'ten' });
        await send(em, sql`insert into words (id, word) values (11, ${endless}::jsonb::text)`);
        await ADD.send(em, { id: 12, word: 'twelve' });
      });
      await expect(work).rejects.toThrow(/circular/);
      expect(await wordsFrom(10)).toEqual([]);
    });

    it('are gone with what their caller gives up, also where nothing was read before', async () => {
      const work = inTransaction(async (em) => {
        await ADD.send(em, { id: 10, word: 'ten' });
        throw new Error('given up');
      });
      await expect(work).rejects.toThrow('given up');
      expect(await wordsFrom(10)).toEqual([]);
    });

    it('are refused when they come late, after their transaction', async () => {
      const late: Promise<'sent' | 'refused'>[] = [];
      await inTransaction(async (em) => {
        await WORDS.rows(em, { from: 1 });
        const pause = new Promise((resolve) => setImmediate(resolve));
        const sending = pause.then(() => ADD.send(em, { id: 10, word: 'ten' }));
        late.push(
          sending.then(
            () => 'sent',
            () => 'refused',
          ),
        );
      });
      expect(await Promise.all(late)).toEqual(['refused']);
      expect(await wordsFrom(10)).toEqual([]);
    });

    it('tell it to the next one whose answer is awaited', async () => {
      const work = inTransaction(async (em) => {
        await ADD.send(em, { id: 10, word: null });
        await WORDS.rows(em, { from: 1 });
        throw new Error('Nobody comes here');
      });
      await expect(work).rejects.toMatchObject({ code: '23502' });
    });

    it('are not taken for kept where somebody has passed over a failure', async () => {
      const work = inTransaction(async (em) => {
        await ADD.send(em, { id: 20, word: 'twenty' });
        await sql`select 1 / ${0}::integer`.execute(em.getKysely()).catch(() => undefined);
      });
      await expect(work).rejects.toMatchObject({ code: '22012' });
      expect(await wordsFrom(20)).toEqual([]);
    });

    it('fail alone within a savepoint', async () => {
      await inTransaction(async (em) => {
        await ADD.send(em, { id: 30, word: 'thirty' });
        const inner = em.transactional(async (nested) => {
          await ADD.send(nested as EntityManager, { id: 31, word: null });
        });
        await expect(inner).rejects.toMatchObject({ code: '23502' });
        await ADD.send(em, { id: 32, word: 'thirty-two' });
      });
      expect(await wordsFrom(30)).toEqual(['thirty', 'thirty-two']);
    });

    it('are refused where there is no transaction', async () => {
      const em = orm.em.fork();
      await expect(ADD.send(em, { id: 40, word: 'forty' })).rejects.toThrow(/needs the transaction/);
      await expect(send(em, sql`select 1`)).rejects.toThrow(/needs the transaction/);
    });

    it('are prepared the next time where they were passed over this time', async () => {
      const late = new Statement<{ readonly id: number }, { readonly word: string }>(
        ({ id }) => sql`select word, ${id}::integer as late from words where id = ${id}::integer`,
      );
      for (let time = 0; time < 4; time += 1) {
        const work = inTransaction(async (em) => {
          await ADD.send(em, { id: 60, word: null });
          await late.rows(em, { id: 1 });
        });
        await expect(work).rejects.toMatchObject({ code: '23502' });
      }
      const found = await inTransaction((em) => late.rows(em, { id: 1 }));
      expect(found).toEqual([{ word: 'one', late: 1 }]);
    });

    it('read a row by the columns that it has now, after a table has changed', async () => {
      const whole = new Statement<{ readonly id: number }>(
        ({ id }) => sql`select * from words where id = ${id}::integer`,
      );
      for (let time = 0; time < 4; time += 1) await whole.rows(orm.em.fork(), { id: 1 });
      const owner = await connect(database.ownerUrl, 'words');
      await owner.query('alter table words add column spoken boolean');
      await owner.end();
      await whole.rows(orm.em.fork(), { id: 1 }).catch(() => undefined);
      expect(await whole.rows(orm.em.fork(), { id: 1 })).toEqual([{ id: 1, word: 'one', spoken: null }]);
    });

    it('leave the connection as good as new', async () => {
      for (let time = 0; time < 5; time += 1)
        await expect(inTransaction((em) => ADD.send(em, { id: 50, word: null }))).rejects.toThrow();
      expect(await wordsFrom(50)).toEqual([]);
      await inTransaction((em) => ADD.send(em, { id: 50, word: 'fifty' }));
      expect(await wordsFrom(50)).toEqual(['fifty']);
    });

    it('write rows of several callers as one statement, and those from before a savepoint outlive it', async () => {
      const sent = new SentStatements();
      try {
        await inTransaction(async (em) => {
          await ROWS.gather(em, [{ id: 920, word: 'twenty' }]);
          await ROWS.gather(em, [{ id: 921, word: 'twenty-one' }]);
          await expect(
            em.transactional(async (inner) => {
              await ROWS.gather(inner as EntityManager, [{ id: 922, word: 'twenty-two' }]);
              throw new Error('given up');
            }),
          ).rejects.toThrow('given up');
          await ROWS.gather(em, [
            { id: 923, word: 'twenty-three' },
            { id: 924, word: 'twenty-four' },
          ]);
        });
      } finally {
        sent.stop();
      }
      expect(sent.texts.filter((text) => text.includes('json_to_recordset'))).toHaveLength(2);
      expect(await wordsFrom(920)).toEqual(['twenty', 'twenty-one', 'twenty-three', 'twenty-four']);
    });

    it('of gathered rows fail the commit, where the row is wrong, and the caller, where it cannot be written down', async () => {
      const wrong = inTransaction((em) => ROWS.gather(em, [{ id: 930, word: null }]));
      await expect(wrong).rejects.toMatchObject({ code: '23502', table: 'words' });
      const endless: Record<string, unknown> = {};
      endless['itself'] = endless;
      const unwritable = inTransaction(async (em) => {
        await ADD.send(em, { id: 931, word: 'thirty-one' });
        await ROWS.gather(em, [{ id: 932, word: endless }]);
      });
      await expect(unwritable).rejects.toThrow(/circular/);
      const late = inTransaction((em) => Promise.resolve(em));
      await expect(ROWS.gather(await late, [{ id: 933, word: 'late' }])).rejects.toThrow(/transaction/);
      expect(await wordsFrom(930)).toEqual([]);
    });
  },
);
