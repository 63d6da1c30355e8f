import { Id, Int, Line, Moment, OneOf, PageQuery, Text, pageOf } from '../../../platform/http/fields.js';
import type { BackupKind, BackupOutcome } from './backup-report.entity.js';
import { BACKUP_KINDS, BACKUP_OUTCOMES } from './backup-report.entity.js';

const PLACE = { max: 300, example: 's3://acme-backups/2026-11-29' } as const;
const NOTE = { max: 500, example: 'Restored into an empty server; db:verify and audit:verify pass' } as const;
const BYTES = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;

export class TellBackupRequest {
  @OneOf(BACKUP_KINDS, { example: 'backup' }) readonly kind!: BackupKind;
  @OneOf(BACKUP_OUTCOMES, { example: 'succeeded' }) readonly outcome!: BackupOutcome;
  @Moment({ example: '2026-05-04T02:11:00.000Z', description: 'When it was finished, or had failed.' })
  readonly completedAt!: string;
  @Line({ ...PLACE, description: 'Where it lies; of a trial, what was restored.' }) readonly place!: string;
  @Int({ ...BYTES, optional: true, nullable: true }) readonly bytes?: number | null;
  @Text({ ...NOTE, optional: true, nullable: true }) readonly note?: string | null;
}

export class BackupResponse {
  @Id() readonly id!: string;
  @OneOf(BACKUP_KINDS) readonly kind!: BackupKind;
  @OneOf(BACKUP_OUTCOMES) readonly outcome!: BackupOutcome;
  @Moment() readonly completedAt!: string;
  @Line(PLACE) readonly place!: string;
  @Int({ ...BYTES, nullable: true }) readonly bytes!: number | null;
  @Text({ ...NOTE, nullable: true }) readonly note!: string | null;
  @Id({ nullable: true, description: 'Who has told; null: the command line.' }) readonly toldBy!:
    string | null;
  @Moment({ description: 'When it was told.' }) readonly createdAt!: string;
}

export class BackupsQuery extends PageQuery {
  @OneOf(BACKUP_KINDS, { optional: true }) readonly kind?: BackupKind;
  @OneOf(BACKUP_OUTCOMES, { optional: true }) readonly outcome?: BackupOutcome;
}

export const BackupPage = pageOf(BackupResponse);
