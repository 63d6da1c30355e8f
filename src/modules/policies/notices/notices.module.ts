import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { CustomersModule } from '../../customers/index.js';
import { DocumentsModule } from '../../documents/index.js';
import { JurisdictionsModule } from '../../jurisdictions/index.js';
import { RatingModule } from '../../rating/index.js';
import { LedgerModule } from '../ledger.module.js';
import { MailNotice } from './mail-notice.js';
import { NoticeLaws } from './notice-laws.js';
import { NoticesController } from './notices.controller.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesStore } from './notices.store.js';
import { ReturnNotice } from './return-notice.js';
import { WriteNotices } from './write-notices.js';

/** Letters about a policy: to whom they go, and when and how they were mailed. */
@Module({
  imports: [AuditModule, CustomersModule, DocumentsModule, LedgerModule, RatingModule, JurisdictionsModule],
  controllers: [NoticesController],
  providers: [NoticesStore, NoticesQueries, NoticeLaws, WriteNotices, MailNotice, ReturnNotice],
  exports: [NoticesStore, NoticeLaws, WriteNotices],
})
export class NoticesModule {}
