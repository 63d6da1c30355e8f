import { Module } from '@nestjs/common';
import { LastChanges } from '../../platform/http/standby/last-changes.js';
import { Audit } from './audit.js';
import { LastChangesInTrail } from './last-changes.queries.js';
import { AuditPartitionsJob } from './jobs/partitions.job.js';
import { ArchivedRows } from './seals/archived-rows.js';
import { CheckpointTrail } from './seals/checkpoint-trail.js';
import { ExportTrail } from './seals/export-trail.js';
import { OutsideCheckpoints } from './seals/outside-checkpoints.js';
import { RotateSealKey } from './seals/rotate-seal-key.js';
import { SealEntries } from './seals/seal-entries.js';
import { SealKeys } from './seals/seal-keys.js';
import { Sealing } from './seals/sealing.js';
import { SealsStore } from './seals/seals.store.js';
import { SettledRows } from './seals/settled-rows.store.js';
import { VerifyTrail } from './seals/verify-trail.js';

@Module({
  providers: [
    Audit,
    AuditPartitionsJob,
    { provide: LastChanges, useClass: LastChangesInTrail },
    SealsStore,
    SettledRows,
    SealKeys,
    SealEntries,
    OutsideCheckpoints,
    CheckpointTrail,
    Sealing,
    ArchivedRows,
    VerifyTrail,
    ExportTrail,
    RotateSealKey,
  ],
  exports: [Audit],
})
export class AuditModule {}
