import { Int, OneOf, Text } from '../../../platform/http/fields.js';
import type { StreamStart } from '../../../platform/http/stream-start.js';
import { STREAM_STARTS } from '../../../platform/http/stream-start.js';

const USUAL_ROWS = 1_000;

export class TrailStreamQuery {
  @Text({
    max: 1000,
    optional: true,
    description: 'What `X-Next-Cursor` of the answer before said; kept once its rows are kept.',
  })
  readonly cursor?: string;

  @OneOf(STREAM_STARTS, {
    optional: true,
    description: 'Where to begin without a cursor: with the oldest row that is not archived, unless told.',
  })
  readonly startAt?: StreamStart;

  @Int({ min: 1, max: 5_000, optional: true, description: `Rows of an answer; ${USUAL_ROWS} unless told.` })
  readonly limit: number = USUAL_ROWS;
}
