import { PROTOCOL_PROBLEMS } from '../platform/http/http.errors.js';
import { STATUS_OF_KIND } from '../platform/http/problem.js';
import { declaredErrors } from '../shared/errors.js';

/** Every problem the API may answer with, from the declarations of the rooms. */
export function problemsPage(): string {
  const declared = [...declaredErrors()].map(([code, { kind, title }]) => ({
    code,
    title,
    status: STATUS_OF_KIND[kind],
  }));
  const protocol = Object.entries(PROTOCOL_PROBLEMS).map(([status, { code, title }]) => ({
    code,
    title,
    status: Number(status),
  }));
  const all = [...declared, ...protocol].sort((a, b) => (a.code < b.code ? -1 : 1));
  const rows = all.map(
    ({ code, status, title }) => `| <a id="${code}"></a>\`${code}\` | ${status} | ${title} |`,
  );
  return [
    '<!-- Made by npm run generate from the errors that the rooms declare. -->',
    '',
    '# Problems',
    '',
    'Every refusal is an `application/problem+json` (RFC 9457) with `type`, `title`, `status`, `detail`, `instance`, `code`,',
    '`requestId`, and `errors: [{ pointer, detail }]` where single fields are at fault. The code is stable; act on it, not on',
    'the words.',
    '',
    '| code | status | meaning |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
