import { p } from '@mikro-orm/core';

/** The properties that a `LetterQueue` uses. A function, because each entity keeps the object that it gets. */
export const letterProperties = () => ({
  id: p.uuid().primary().defaultRaw('uuid_v7()'),
  status: p.string().defaultRaw("'waiting'"),
  dueAt: p.datetime().defaultRaw('clock_timestamp()'),
  attempts: p.integer().defaultRaw('0'),
  lastFault: p.string().nullable(),
  sentAt: p.datetime().nullable(),
  createdAt: p.datetime().defaultRaw('clock_timestamp()'),
});
