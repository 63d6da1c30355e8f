import { ID, WORD } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const DOCUMENT = { type: 'document', path: '/api/v1/documents/' } as const;

export const documentsEvents = defineEvents({
  'documents.issued': {
    title: 'A document was issued.',
    about: DOCUMENT,
    data: { kind: WORD, subjectType: WORD, subjectId: ID, supersedes: ID },
  },
  'documents.shared': { title: 'A link that opens a document for some minutes was made.', about: DOCUMENT },
  'documents.link-opened': { title: 'A document was opened by its link.', about: DOCUMENT },
  'documents.link-revoked': { title: 'A link to a document was revoked.', about: DOCUMENT },
  'documents.drawn': { title: 'The files of a document can be fetched.', about: DOCUMENT },
  'documents.parked': { title: 'A document could not be drawn; somebody has to look.', about: DOCUMENT },
});
