import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../../platform/http/access.js';
import type { FormPage } from '../../../platform/http/html/form-page.js';
import { sendPage } from '../../../platform/http/html/form-page.js';
import { DomainError } from '../../../shared/errors.js';
import { fileName } from '../file-answer.js';
import { DOCUMENT_PAGE_POLICY } from '../page-policy.js';
import { closedPage, waitPage } from './link-pages.js';
import { LINK_PATH } from './link-token.js';
import type { Opened } from './open-link.js';
import { OpenLink } from './open-link.js';

/** The pages behind links. They are for people, so that every refusal is a page, too. */
@ApiExcludeController()
@Controller(LINK_PATH)
export class SharedDocumentsController {
  constructor(private readonly openLink: OpenLink) {}

  @Get()
  @Public()
  async open(@Query('token') token: unknown, @Res() reply: FastifyReply): Promise<void> {
    try {
      const opened = await this.openLink.run(token);
      if (opened.found === 'document') return hand(reply, opened);
      show(reply, opened.found === 'over' ? 410 : 404, closedPage());
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.kind !== 'too-many-requests' && error.kind !== 'unavailable') throw error;
      if (error.details.retryAfter !== undefined) reply.header('retry-after', error.details.retryAfter);
      show(reply, error.kind === 'unavailable' ? 503 : 429, waitPage());
    }
  }
}

/** Not cached, not sent as a referrer, and not indexed by search engines. */
const PRIVATE = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
} as const;

function hand(
  reply: FastifyReply,
  { document, format, bytes }: Opened & { readonly found: 'document' },
): void {
  const own =
    format === 'pdf'
      ? {
          'content-type': 'application/pdf',
          'content-disposition': `inline; filename="${fileName(document, 'pdf')}"`,
        }
      : { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': DOCUMENT_PAGE_POLICY };
  void reply
    .code(200)
    .headers({ ...PRIVATE, ...own })
    .send(bytes);
}

function show(reply: FastifyReply, status: number, page: FormPage): void {
  void sendPage(reply.code(status).headers(PRIVATE), page);
}
