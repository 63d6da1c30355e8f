import { DomainError } from '../../shared/errors.js';
import { serveTasks } from '../threads/serve-tasks.js';
import { parseBody } from './body-guard.js';
import type { BodyTask, Refusal } from './large-bodies.js';

/** Reads a body as the server would, and tells what is wrong with it. */
serveTasks(({ raw, limit }: BodyTask): Refusal | null => {
  try {
    parseBody(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), limit);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind, code, title, details } = error;
    return { kind, code, title, details };
  }
});
