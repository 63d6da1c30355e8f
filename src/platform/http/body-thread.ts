import { DomainError } from '../../shared/errors.js';
import { serveTasks } from '../threads/serve-tasks.js';
import { parseBody, parseText } from './body-guard.js';
import type { BodyTask, ReadBody } from './large-bodies.js';

/** Reads a body as the server would. An error loses its class on the way, so that what it says is sent instead. */
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
