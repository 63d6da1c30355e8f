import { defineErrors } from '../../shared/errors.js';

/** Errors that any request may get before a use case runs. */
export const httpError = defineErrors({
  'http.invalid-request': { kind: 'invalid', title: 'Some fields of the request are wrong.' },
  'http.malformed-request': { kind: 'invalid', title: 'The request is not well-formed HTTP.' },
  'http.malformed-json': { kind: 'invalid', title: 'The body is not well-formed JSON.' },
  'http.malformed-text': {
    kind: 'invalid',
    title: 'The request holds text that is not valid Unicode, or characters that nobody can see.',
  },
  'http.duplicate-key': { kind: 'invalid', title: 'An object in the body names one key twice.' },
  'http.forbidden-key': { kind: 'invalid', title: 'The body uses a key that is reserved.' },
  'http.number-out-of-range': {
    kind: 'invalid',
    title: 'A number in the body is larger than can be kept exactly (2^53).',
  },
  'http.too-deep': { kind: 'invalid', title: 'The body is nested too deeply.' },
  'http.too-many-values': {
    kind: 'invalid',
    title: 'The body holds more keys or values than are read at this address.',
  },
  'http.upload-invalid': {
    kind: 'invalid',
    title: 'The parts of the body are not what this address takes: one file, and the fields that it names.',
  },
  'http.not-an-object': { kind: 'invalid', title: 'The body must be a JSON object.' },
  'http.empty-body': { kind: 'invalid', title: 'This request needs a JSON body.' },
  'http.invalid-id': { kind: 'invalid', title: 'An id in the path is not an id.' },
  'http.invalid-cursor': { kind: 'invalid', title: 'The cursor is not one that this list has given.' },
  'http.invalid-value': { kind: 'invalid', title: 'A value of the request cannot be stored.' },
  'http.unauthenticated': { kind: 'unauthenticated', title: 'This request needs a valid access token.' },
  'http.invalid-dpop-proof': {
    kind: 'unauthenticated',
    title: 'The access token is bound to a key, and no proof of that key came that fits this request.',
  },
  'http.step-up-required': {
    kind: 'unauthenticated',
    title: 'This request needs a fresh sign-in, or one with a second factor.',
  },
  'http.forbidden': { kind: 'forbidden', title: 'You may not do this.' },
  'http.password-change-required': {
    kind: 'forbidden',
    title: 'You signed in with a password that was given out; choose your own first.',
  },
  'http.not-found': { kind: 'not-found', title: 'There is nothing at this address.' },
  'http.conflict': { kind: 'conflict', title: 'The request conflicts with something that exists already.' },
  'http.concurrent-change': { kind: 'conflict', title: 'Somebody else changed this at the same time.' },
  'http.stale-version': { kind: 'stale', title: 'This has been changed since you read it.' },
  'http.invalid-if-match': {
    kind: 'invalid',
    title: 'If-Match must hold ETags, in quotes, as they were answered.',
  },
  'http.precondition-required': {
    kind: 'precondition-required',
    title: 'This change needs an If-Match header with the ETag that was read.',
  },
  'http.invalid-idempotency-key': {
    kind: 'invalid',
    title: 'The Idempotency-Key must be 1 to 128 visible ASCII characters.',
  },
  'http.idempotency-key-reused': {
    kind: 'rule-broken',
    title: 'This Idempotency-Key was used before with a different request.',
  },
  'http.answer-erased': {
    kind: 'conflict',
    title: 'The first answer to this Idempotency-Key was erased with the person whom it was about.',
  },
  'http.too-many-requests': { kind: 'too-many-requests', title: 'Too many requests.' },
  'http.unavailable': {
    kind: 'unavailable',
    title: 'The service cannot answer right now. Try again shortly.',
  },
});

/** Refusals whose status has no domain meaning; they never leave a use case, so they are no DomainErrors. */
export const PROTOCOL_PROBLEMS = {
  405: { code: 'http.method-not-allowed', title: 'This address does not support that method.' },
  408: { code: 'http.request-timeout', title: 'The request took too long to arrive.' },
  413: { code: 'http.body-too-large', title: 'The body is larger than this server accepts.' },
  414: { code: 'http.uri-too-long', title: 'The address is too long.' },
  415: {
    code: 'http.unsupported-media-type',
    title:
      'The body must be sent in UTF-8 and as the content type of this address, which is nearly always application/json.',
  },
  431: { code: 'http.headers-too-large', title: 'The headers are larger than this server accepts.' },
  500: {
    code: 'http.internal-error',
    title: 'Something went wrong on our side. It has been logged under the id of this request.',
  },
} as const;

export type ProtocolStatus = keyof typeof PROTOCOL_PROBLEMS;
