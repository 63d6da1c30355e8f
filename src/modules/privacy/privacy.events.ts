import { WORD } from '../../platform/events/event-fields.js';
import { defineEvents } from '../../platform/events/events.js';

const REQUEST = { type: 'privacy-request', path: '/api/v1/privacy-requests/' } as const;
const data = { kind: WORD };

export const privacyEvents = defineEvents({
  'privacy.request-received': {
    title: 'A person has asked for something about their own data.',
    about: REQUEST,
    data,
  },
  'privacy.identity-verified': { title: 'Who asks about their own data was proven.', about: REQUEST, data },
  'privacy.request-refused': { title: 'A privacy request was refused.', about: REQUEST, data },
  'privacy.request-completed': { title: 'A privacy request was answered.', about: REQUEST, data },
  'privacy.exported': {
    title: 'A copy of everything that is kept of a person was made.',
    about: REQUEST,
    data,
  },
  'privacy.erasure-ordered': { title: 'It was decided that a person is erased.', about: REQUEST, data },
  'privacy.erasure-repeated': {
    title: 'A person who had been erased is erased again, because a backup was restored.',
    about: REQUEST,
    data,
  },
  'privacy.customer-erased': {
    title: 'A person was taken out of everything that is kept. Other systems shall forget them too.',
    about: { type: 'customer', path: '/api/v1/customers/' },
  },
});
