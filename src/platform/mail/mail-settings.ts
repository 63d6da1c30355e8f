import { join } from 'node:path';
import type { EnvReader } from '../config/env-reader.js';
import { PROJECT_ROOT } from '../project-root.js';

/** How letters are sent. */
export type MailTransport =
  { readonly kind: 'smtp'; readonly url: string } | { readonly kind: 'folder'; readonly folder: string };

export interface MailSettings {
  readonly transport: MailTransport | null;
  readonly from: string;
}

/** Reads the mail settings. In development letters are files beside the database, for any mail program. */
export function readMail(reader: EnvReader, nodeEnv: string): MailSettings {
  const url = reader.optional('SMTP_URL');
  const folder =
    reader.optional('MAIL_FOLDER') ??
    (nodeEnv === 'development' ? join(PROJECT_ROOT, '.bindery', 'mail') : undefined);
  if (url !== undefined && !/^smtps?:\/\/[^\s/]+/.test(url))
    reader.fault(
      'SMTP_URL',
      'must be the address of a mail server, such as smtps://user:password@mail.example.com',
    );
  return {
    from: reader.text('MAIL_FROM', 'Bindery <no-reply@localhost>'),
    transport: transportOf(url, folder),
  };
}

function transportOf(url: string | undefined, folder: string | undefined): MailTransport | null {
  if (url !== undefined) return { kind: 'smtp', url };
  return folder === undefined ? null : { kind: 'folder', folder };
}
