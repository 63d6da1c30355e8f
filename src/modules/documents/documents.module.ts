import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { DatabaseDocumentStore, DocumentStore } from './document-store.js';
import { Documents } from './documents.js';
import { IssueDocument } from './issue-document.js';
import './documents.permissions.js';
import { WarmUp } from './render/warm-up.js';

@Module({
  imports: [AuditModule],
  providers: [{ provide: DocumentStore, useClass: DatabaseDocumentStore }, IssueDocument, Documents, WarmUp],
  exports: [Documents],
})
export class DocumentsModule {}
