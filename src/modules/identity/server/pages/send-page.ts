import type { FastifyReply } from 'fastify';
import { NOWHERE, pagePolicyHeader } from '../../../../platform/http/html/page-policy.js';
import { formPage } from './form-page.js';
import type { PageContent } from './interaction-pages.js';

/** `formAction` is where its forms may lead, redirects included. */
export function sendPage(reply: FastifyReply, content: PageContent, formAction = NOWHERE): FastifyReply {
  const { text, style } = formPage({ ...content, formAction });
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicyHeader(style, formAction),
      'cache-control': 'no-store',
    })
    .send(text);
}
