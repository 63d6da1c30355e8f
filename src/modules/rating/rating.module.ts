import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { EditionCache } from './edition-cache.js';
import { EditionWindows } from './edition-windows.js';
import { EditionsStore } from './editions.store.js';
import { ImportManual } from './import-manual.js';
import { RateBatch } from './rate-batch.js';
import { RatingController } from './rating.controller.js';
import { RatingQueries } from './rating.queries.js';
import { Rating } from './rating.js';
import './rating.permissions.js';

@Module({
  imports: [AuditModule],
  controllers: [RatingController],
  providers: [EditionCache, EditionWindows, EditionsStore, ImportManual, RatingQueries, RateBatch, Rating],
  exports: [RateBatch, Rating],
})
export class RatingModule {}
