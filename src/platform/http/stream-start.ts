import { named } from '../../shared/named-list.js';

/** Where a stream begins for a reader without a cursor. */
export const STREAM_STARTS = named('StreamStart', ['oldest', 'latest']);
export type StreamStart = (typeof STREAM_STARTS)[number];
