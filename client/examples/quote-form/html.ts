import { createHash } from 'node:crypto';

/** Text that may stand in a page as it is: `markup` has escaped every value in it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

export function markup(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.reduce((page, part, index) => page + shown(values[index - 1] ?? null) + part));
}

function shown(value: HtmlValue): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(shown).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --soft: #4a5768; --line: #c9d1db; --paper: #fff; --band: #f1f4f8; --act: #33475f; --bad: #a3142b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ebf2; --soft: #a9b5c4; --line: #566375; --paper: #12171e; --band: #1e2630; --act: #9fb8d6; --bad: #ff8c9a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 880px; margin: 0 auto; padding: 28px 24px 56px; }
h1 { font-size: 25px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 18px; margin: 28px 0 8px; }
p { margin: 6px 0; }
.soft { color: var(--soft); }
a { color: inherit; }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 18px 0; padding: 6px 18px 18px; min-width: 0; }
fieldset fieldset { background: var(--band); }
legend { font-weight: 700; padding: 0 6px; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(250px, 100%), 1fr)); gap: 14px 22px; align-items: end; }
.field { min-width: 0; }
label, .label { display: block; font-weight: 600; }
.hint { display: block; color: var(--soft); font-size: 13.5px; font-weight: 400; }
.fault { display: block; color: var(--bad); font-size: 14px; font-weight: 600; }
input, select { font: inherit; width: 100%; min-height: 44px; padding: 8px 10px; color: var(--ink); background: var(--paper);
  border: 1px solid var(--soft); border-radius: 5px; }
[aria-invalid="true"] { border: 2px solid var(--bad); }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 8px 18px; border: 2px solid var(--act); border-radius: 5px; cursor: pointer;
  background: var(--paper); color: var(--ink); }
button.main { background: var(--act); color: var(--paper); }
summary { cursor: pointer; min-height: 44px; padding: 10px 0; font-weight: 600; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
[role="alert"] { border-left: 4px solid var(--bad); background: var(--band); padding: 10px 14px; margin: 16px 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 6px 8px; border-bottom: 1px solid var(--line); font-weight: 400; }
td { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tfoot th, tfoot td { font-weight: 700; border-top: 2px solid var(--soft); }
`;

/** Nothing is loaded, nothing runs, and forms lead back here alone. */
export const POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export function page(title: string, body: HtmlValue): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.text;
}
