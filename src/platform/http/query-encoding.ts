import { httpError } from './http.errors.js';

/**
 * Refuses a query whose percent-encoding is not valid UTF-8, as the router does for the path. The query parser would keep it as literal
 * text, and a search for that text finds nothing.
 */
export function assertDecodable(url: string): void {
  const start = url.indexOf('?');
  if (start === -1 || !url.includes('%', start)) return;
  for (const part of url.slice(start + 1).split('&')) {
    const name = decoded(part.split('=', 1)[0] as string);
    if (name !== null && decoded(part) !== null) continue;
    throw httpError('http.malformed-request', {
      detail:
        'The query is not percent-encoded UTF-8 (RFC 3986 section 2.1). A percent sign itself is written %25.',
      errors: [{ pointer: `?${name ?? ''}`, detail: 'is not percent-encoded UTF-8' }],
    });
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
