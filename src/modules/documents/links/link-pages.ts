import type { FormPage } from '../../../platform/http/html/form-page.js';
import { markup } from '../../../platform/http/html/html.js';

/** The same page for an unknown link and for one that has ended, so that neither tells anything about a document. */
export const closedPage = (): FormPage => ({
  title: 'This link opens nothing',
  body: markup`<p>Links to documents work for a short time only. Ask the sender for a new one.</p>`,
});

export const waitPage = (): FormPage => ({
  title: 'Please try again in a moment',
  body: markup`<p>The document cannot be shown right now. The link still works.</p>`,
});
