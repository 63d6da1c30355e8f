import { p } from '@mikro-orm/core';

/** What a `LetterQueue` reads and writes of a letter, whosever it is; made anew for each entity, which keeps what it is given. */
export const letterProperties = () => ({
  id: p.uuid().primary().defaultRaw('uuid_v7()'),
  status: p.string().defaultRaw("'waiting'"),
  dueAt: p.datetime().defaultRaw('clock_timestamp()'),
  attempts: p.integer().defaultRaw('0'),
  lastFault: p.string().nullable(),
  sentAt: p.datetime().nullable(),
  createdAt: p.datetime().defaultRaw('clock_timestamp()'),
});
