import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CustomersModule } from '../customers/index.js';
import { DocumentsModule } from '../documents/index.js';
import { RatingModule } from '../rating/index.js';
import { AnswerRequest } from './answer-request.js';
import { EraseCustomer } from './erase-customer.js';
import { ErasingStore } from './erasing.store.js';
import { ExportSubject } from './export-subject.js';
import { EraseJob } from './jobs/erase.job.js';
import { PrivacyController } from './privacy.controller.js';
import { PrivacyRequests } from './privacy-requests.js';
import { PrivacyStore } from './privacy.store.js';
import { RepeatErasures } from './repeat-erasures.js';
import { ReceiveRequest } from './receive-request.js';
import './privacy.events.js';
import './privacy.permissions.js';

@Module({
  imports: [AuditModule, CustomersModule, DocumentsModule, RatingModule],
  controllers: [PrivacyController],
  providers: [
    AnswerRequest,
    EraseCustomer,
    EraseJob,
    ErasingStore,
    ExportSubject,
    PrivacyRequests,
    PrivacyStore,
    ReceiveRequest,
    RepeatErasures,
  ],
})
export class PrivacyModule {}
