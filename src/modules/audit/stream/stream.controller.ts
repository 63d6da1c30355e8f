import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../platform/http/access.js';
import { nextCursorOf } from '../../../platform/http/cursor-binding.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { TrailStreamQuery } from './stream.dto.js';
import { StreamTrail } from './stream-trail.js';

@ApiTags('audit')
@Controller('audit/stream')
export class TrailStreamController {
  constructor(private readonly streamTrail: StreamTrail) {}

  @Get()
  @Allow('audit.trail.stream')
  @ApiOperation({
    operationId: 'streamAuditTrail',
    summary: 'Read the whole trail in the order of its numbers, from a cursor on, for a SIEM',
    description:
      'One row on each line, as `/audit/entries` shows it. At least once: keep the cursor when you have kept the rows, and ask again ' +
      'with it; `id` tells those that come again. Ask at once while `X-Has-More` is `true`, and every few seconds otherwise. Nothing is ' +
      'left out between two answers.',
  })
  @ApiOkResponse({
    headers: {
      'X-Next-Cursor': { description: 'Ask with it next time.', schema: { type: 'string' } },
      'X-Has-More': { description: 'Whether there is more now.', schema: { type: 'boolean' } },
    },
    content: { 'application/x-ndjson': { schema: { type: 'string' } } },
  })
  @Problems('audit.stream-archived')
  async read(
    @Query() query: TrailStreamQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { rows, nextCursor, hasMore } = await this.streamTrail.run(query);
    void reply.headers({ 'x-next-cursor': nextCursorOf(nextCursor), 'x-has-more': String(hasMore) });
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    return new StreamableFile(Buffer.from(lines, 'utf8'), { type: 'application/x-ndjson; charset=utf-8' });
  }
}
