import { named } from '../../shared/named-list.js';

/** Where a stream is read from by who has no cursor yet. */
export const STREAM_STARTS = named('StreamStart', ['oldest', 'latest']);
export type StreamStart = (typeof STREAM_STARTS)[number];
