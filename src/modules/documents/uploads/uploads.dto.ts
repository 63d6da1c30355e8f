import { Id, Int, Moment, OneOf, Reference, Text } from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';

export const SCAN_STATES = named('FileScanState', ['clean', 'not_scanned']);

export class UploadedFileResponse {
  @Id() readonly id!: string;
  @Text({ max: 200, example: 'roof.jpg', description: 'As whoever sent it calls it.' })
  readonly name!: string;
  @Text({ max: 100, example: 'image/jpeg', description: 'By its content.' }) readonly mediaType!: string;
  @Int({ min: 1, max: 2_147_483_647, example: 482_113, description: 'In bytes.' }) readonly size!: number;
  @Reference({ max: 64, description: 'SHA-256 of the bytes.' }) readonly sha256!: string;
  @OneOf(SCAN_STATES, {
    description: 'Whether a virus scanner has called it clean; not_scanned where none is set.',
  })
  readonly scan!: (typeof SCAN_STATES)[number];
  @Id({ nullable: true }) readonly uploadedBy!: string | null;
  @Moment() readonly uploadedAt!: string;
}
