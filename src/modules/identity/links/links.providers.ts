import { AccountLinks } from './account-links.js';
import { ChoosePassword } from './choose-password.js';
import { RequestReset } from './request-reset.js';
import { SendLink } from './send-link.js';

export const LINKS = [AccountLinks, RequestReset, SendLink, ChoosePassword];
