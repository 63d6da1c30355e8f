import { Header, applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { pagePolicyHeader } from './page-policy.js';
import { PAGE_STYLE } from './page-style.js';

/** For the OpenAPI document: pages need an access token, which browsers do not send by themselves, and there is no cookie instead. */
export const PAGE_DESCRIPTION =
  'A complete HTML page: no scripts, no requests, its own Content-Security-Policy in the header and in the page. The access ' +
  'token travels in the Authorization header as everywhere else, so a browser program fetches the page and shows the text ' +
  'in a frame (`srcdoc`, with `sandbox`) or as a `blob:` address; saved as a file it can be read and printed without the server.';

/** Documents a route that answers with a `page()`, and sets its headers. */
export function AnswersWithPage(description: string): MethodDecorator {
  return applyDecorators(
    Header('content-type', 'text/html; charset=utf-8'),
    Header('content-security-policy', pagePolicyHeader(PAGE_STYLE)),
    ApiOkResponse({
      description,
      content: { 'text/html': { schema: { type: 'string' } } },
    }),
  );
}
