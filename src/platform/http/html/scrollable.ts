import type { Html, HtmlValue } from './html.js';
import { markup } from './html.js';

/**
 * What may be wider than a telephone: it scrolls by itself, also with the arrow keys, while the page stays where it is. Named
 * by the heading with that id.
 */
export function scrollable(headingId: string, content: HtmlValue): Html {
  return markup`<div class="scroll" role="group" aria-labelledby="${headingId}" tabindex="0">${content}</div>`;
}
