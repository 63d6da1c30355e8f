import type { Html } from '../../../../platform/http/html/html.js';
import { markup } from '../../../../platform/http/html/html.js';
import type { HtmlValue } from '../../../../platform/http/html/html.js';

interface PasskeyForm {
  readonly action: string;
  readonly kind: 'add' | 'use';
  readonly options: object;
  readonly label: string;
  readonly fields?: HtmlValue;
}

/** A form that stays hidden until the script has found that the browser supports passkeys. */
export function passkeyForm({ action, kind, options, label, fields = null }: PasskeyForm): Html {
  return markup`<form method="post" action="${action}" data-passkey="${kind}" data-options="${JSON.stringify(options)}"
      data-failed="That was canceled, or took too long. Try again, or go on another way."
      data-known="This device holds a passkey of this account already." hidden>
      <input type="hidden" name="answer">
      ${fields}
      <p class="alert" role="alert" data-says hidden></p>
      <p class="actions"><button type="submit">${label}</button></p>
    </form>`;
}
