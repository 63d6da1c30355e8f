import { DomainError } from '../../shared/errors.js';
import { serveTasks } from '../threads/serve-tasks.js';
import { parseBody, parseText } from './body-guard.js';
import type { BodyTask, ReadBody } from './large-bodies.js';

/** The thread behind LargeBodies. An error loses its class between threads, so a refusal is sent back as plain data. */
serveTasks(({ raw, limit, isText }: BodyTask): ReadBody => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  try {
    return { body: isText ? parseText(bytes) : parseBody(bytes, limit) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind, code, title, details } = error;
    return { refusal: { kind, code, title, details } };
  }
});
