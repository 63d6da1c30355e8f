import { defineErrors } from '../../shared/errors.js';

export const documentError = defineErrors({
  'documents.document-not-found': { kind: 'not-found', title: 'There is no such document.' },
  'documents.erased': {
    kind: 'not-found',
    title: 'The document was erased with the person whom it was about.',
  },
  'documents.link-not-found': { kind: 'not-found', title: 'There is no such link to a document.' },
  'documents.link-over': { kind: 'conflict', title: 'The link is over: it has expired or was revoked.' },
  'documents.link-needs-reader': {
    kind: 'forbidden',
    title: 'Only who may read documents may hand out links to them.',
  },
  'documents.bytes-missing': {
    kind: 'unavailable',
    title: 'The document is known, but its bytes cannot be reached in the store.',
  },
  'documents.bytes-altered': {
    kind: 'unavailable',
    title: 'The bytes in the store are not those of the document; staff finds it in the log.',
  },
  'documents.store-unavailable': {
    kind: 'unavailable',
    title: 'The store of documents cannot be reached; nothing is lost, ask again in a moment.',
  },
  'documents.overloaded': {
    kind: 'unavailable',
    title: 'More documents are being drawn than can be waited for; ask again in a moment.',
  },
  'documents.not-drawn': {
    kind: 'unavailable',
    title: 'The document was issued, but drawing it has failed; staff finds the reason in the log.',
  },
  'documents.file-type': {
    kind: 'rule-broken',
    title: 'The file is not of a type that is taken, or not of the type that its name says.',
  },
  'documents.file-archive': {
    kind: 'rule-broken',
    title: 'What is packed into the file cannot be taken.',
  },
  'documents.file-infected': { kind: 'rule-broken', title: 'A virus was found in the file.' },
  'documents.scanner-unavailable': {
    kind: 'unavailable',
    title: 'The file could not be looked through for viruses, so it was not taken; ask again in a moment.',
  },
  'documents.invalid-data': {
    kind: 'rule-broken',
    title: 'The document cannot be made: something that has to stand in it is missing or cannot be shown.',
  },
  'documents.already-superseded': {
    kind: 'conflict',
    title: 'The document has already been corrected by another one.',
  },
  'documents.superseded-differs': {
    kind: 'rule-broken',
    title: 'A correction has to be of the same kind and subject as the document that it corrects.',
  },
});
