/** Safe HTML, in which every value has been escaped. Only `markup` makes it. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** HTML does not allow control characters; they are replaced. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Escapes a value for text and for quoted attributes, the only places where pages put values. */
export function escapeHtml(text: string): string {
  return text.replace(CONTROL, '\ufffd').replace(/[&<>"'`]/g, (character) => ENTITIES[character] as string);
}

/** `` markup`<td>${name}</td>` ``: the words of the template are ours, every value is escaped; null leaves nothing. */
export function markup(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.reduce((page, part, index) => page + render(values[index - 1] ?? null) + part));
}

function render(value: HtmlValue): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}

/** Text that a person typed, isolated so that right-to-left marks in it do not affect the words around it. */
export function typed(text: string): Html {
  return markup`<bdi>${text}</bdi>`;
}
