import type { Html, HtmlValue } from './html.js';
import { markup } from './html.js';

/**
 * Wraps content that may be wider than a telephone, so that it scrolls by itself, also by keyboard. Its label is the heading with that id.
 */
export function scrollable(headingId: string, content: HtmlValue): Html {
  return markup`<div class="scroll" role="group" aria-labelledby="${headingId}" tabindex="0">${content}</div>`;
}
