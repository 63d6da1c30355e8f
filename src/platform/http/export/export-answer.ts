import { StreamableFile, applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import type { ExportFormat } from './export-stream.js';

const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
} as const satisfies Readonly<Record<ExportFormat, string>>;

/** How many rows there were when the export began: rows received, divided by this, is how far it has come. */
const TOTAL_HEADER = 'x-total-count';

export interface Export {
  readonly format: ExportFormat;
  readonly total: number;
  readonly content: Readable;
}

/** Answers with a list as a file, and says beforehand how much is to come. */
export function answerExport(
  reply: FastifyReply,
  name: string,
  { format, total, content }: Export,
): StreamableFile {
  void reply.header(TOTAL_HEADER, String(total));
  return new StreamableFile(content, {
    type: CONTENT_TYPES[format],
    disposition: `attachment; filename="${name}.${format}"`,
  });
}

/** A route that answers with `answerExport()`. */
export function AnswersWithExport(): MethodDecorator {
  const schema = { type: 'string' } as const;
  return applyDecorators(
    ApiOkResponse({
      description:
        'One row on each line. The stream ends as HTTP says it does; a connection that breaks off has not given all rows.',
      headers: {
        'X-Total-Count': {
          description: 'How many rows there were when the export began, to show how far it has come.',
          schema: { type: 'integer' },
        },
      },
      content: { 'text/csv': { schema }, 'application/x-ndjson': { schema } },
    }),
  );
}
