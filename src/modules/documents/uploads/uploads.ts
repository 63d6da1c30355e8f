import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { ScannerUnavailable, VirusScan } from '../../../platform/files/virus-scan.js';
import type { SpooledFile } from '../../../platform/http/uploads/spooled-file.js';
import { insertOf } from '../../../platform/insert.js';
import { LOG } from '../../../platform/logging/logger.js';
import { isOneOf, moment } from '../../../platform/sql.js';
import { Turnstile } from '../../../platform/turnstile.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { documentError } from '../documents.errors.js';
import { DocumentFiles } from '../store/document-files.js';
import { archiveFault, endsAsArchive } from './archive-fault.js';
import { fileTypeFault } from './domain/file-types.js';
import { UploadedFile } from './uploaded-file.entity.js';
import type { UploadedFileResponse } from './uploads.dto.js';

/** A file that passed examination: its bytes are stored, but no record refers to it yet. */
export interface ExaminedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly scan: UploadedFileResponse['scan'];
  readonly scanner: string | null;
}

const INSERT = insertOf(UploadedFile, [
  'id',
  'name',
  'mediaType',
  'size',
  'sha256',
  'scan',
  'scanner',
  'uploadedBy',
  'uploadedAt',
]);

/** Few, because each examination holds a whole file in memory. */
const AT_ONCE = { places: 4, patienceMs: 20_000, longestQueue: 50 } as const;
const POINTER = '/file';

/** Uploaded files for other rooms: examined, then stored under their hash like documents. */
@Injectable()
export class Uploads {
  private readonly turnstile = new Turnstile(AT_ONCE, () => documentError('documents.overloaded'));

  constructor(
    private readonly em: EntityManager,
    private readonly files: DocumentFiles,
    private readonly virusScan: VirusScan,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * Examines a file by its content and stores its bytes, inside the caller's transaction where the store is the database.
   * Throws `documents.file-type`, `documents.file-archive` or `documents.file-infected`; nothing is stored then.
   */
  async examine(file: SpooledFile): Promise<ExaminedFile> {
    await this.turnstile.enter();
    try {
      const bytes = await file.bytes();
      const mediaType = await typeOf(bytes, file.name);
      const verdict = await this.scanned(bytes);
      await this.files.put([bytes]);
      const { name, size, sha256 } = file;
      const scanner = verdict.state === 'clean' ? verdict.scanner : null;
      return { name, size, sha256, mediaType, scan: verdict.state, scanner };
    } finally {
      this.turnstile.leave();
    }
  }

  /** Needs the caller's transaction. */
  async keep(actor: Actor, { name, size, sha256, mediaType, scan, scanner }: ExaminedFile): Promise<string> {
    const id = newId();
    const by = { uploadedBy: actor.id, uploadedAt: this.clock.now() };
    await INSERT.send(this.em, { id, name, size, sha256, mediaType, scan, scanner, ...by });
    return id;
  }

  async of(ids: readonly string[]): Promise<ReadonlyMap<string, UploadedFileResponse>> {
    if (ids.length === 0) return new Map();
    const rows = await over(this.em, UploadedFile)
      .selectFrom('UploadedFile')
      .select(['id', 'name', 'mediaType', 'size', 'sha256', 'scan', 'uploadedBy'])
      .select(moment('uploadedAt').as('uploadedAt'))
      .where(isOneOf('id', ids, 'uuid'))
      .execute();
    return new Map(rows.map((row) => [row.id, row as UploadedFileResponse]));
  }

  /** The bytes, checked against the hash. */
  bytes(sha256: string): Promise<Buffer> {
    return this.files.get(sha256);
  }

  private async scanned(
    bytes: Buffer,
  ): Promise<Exclude<Awaited<ReturnType<VirusScan['scan']>>, { readonly state: 'infected' }>> {
    const verdict = await this.virusScan.scan(bytes).catch((error: unknown) => {
      if (!(error instanceof ScannerUnavailable)) throw error;
      this.log.error({ reason: error.message }, 'virus scanner not reached');
      throw documentError('documents.scanner-unavailable');
    });
    if (verdict.state !== 'infected') return verdict;
    this.log.warn({ signature: verdict.signature }, 'infected upload refused');
    throw documentError('documents.file-infected', {
      errors: [{ pointer: POINTER, detail: `holds ${verdict.signature}` }],
    });
  }
}

/** The type by content, whatever the name says. Archives are examined before anything else reads them. */
async function typeOf(bytes: Buffer, name: string): Promise<string> {
  const isArchive = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const hidden = endsAsArchive(bytes) ? 'is an archive behind a file of another type' : null;
  const archive = isArchive ? await archiveFault(bytes) : hidden;
  if (archive !== null)
    throw documentError('documents.file-archive', { errors: [{ pointer: POINTER, detail: archive }] });
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes);
  const mediaType = found?.mime ?? null;
  const detail = fileTypeFault(name, mediaType);
  if (detail !== null || mediaType === null)
    throw documentError('documents.file-type', { errors: [{ pointer: POINTER, detail: detail ?? '' }] });
  return mediaType;
}
