import type { FormPage } from '../../../platform/http/html/form-page.js';
import { markup } from '../../../platform/http/html/html.js';

/** The same for a link that never was and for one that is over: nothing is told about what it led to. */
export const closedPage = (): FormPage => ({
  title: 'This link opens nothing',
  body: markup`<p>Links to documents work for a short time only. Ask the sender for a new one.</p>`,
});

export const waitPage = (): FormPage => ({
  title: 'Please try again in a moment',
  body: markup`<p>The document cannot be shown right now. The link still works.</p>`,
});
