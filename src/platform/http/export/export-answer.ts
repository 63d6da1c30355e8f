import { StreamableFile, applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { BYTE_ORDER_MARK } from '../../../shared/spreadsheet.js';
import type { ExportFormat } from './export-stream.js';

const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
} as const satisfies Readonly<Record<ExportFormat, string>>;

/** The number of rows when the export began, so that a client can show its progress. */
const TOTAL_HEADER = 'x-total-count';

export interface Export {
  readonly format: ExportFormat;
  readonly total: number;
  readonly content: Readable;
}

/** Adds a byte order mark at the beginning of the content, if `bom` is true; some spreadsheets need it to read UTF-8. */
export function marked(content: Readable, bom: boolean | undefined): Readable {
  return bom === true ? Readable.from(afterMark(content), { objectMode: false }) : content;
}

async function* afterMark(content: Readable): AsyncGenerator<string | Buffer> {
  yield BYTE_ORDER_MARK;
  for await (const chunk of content) yield chunk as Buffer;
}

/** Sends a list as a file, with the number of rows in a header. */
export function answerExport(
  reply: FastifyReply,
  name: string,
  { format, total, content }: Export,
  bom?: boolean,
): StreamableFile {
  void reply.header(TOTAL_HEADER, String(total));
  return new StreamableFile(marked(content, bom === true && format === 'csv'), {
    type: CONTENT_TYPES[format],
    disposition: `attachment; filename="${name}.${format}"`,
  });
}

/** Documents a route that answers with `answerExport()`. */
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
