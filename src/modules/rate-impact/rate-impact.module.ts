import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { RatingModule } from '../rating/index.js';
import { BookRatingExport } from './book-rating-export.js';
import { BookRatingLimits } from './book-rating-limits.js';
import { BookRatingWorker } from './book-rating-worker.js';
import { BookRatingsController } from './book-ratings.controller.js';
import { BookRatingsJob } from './jobs/book-ratings.job.js';
import { BookRatingsQueries } from './book-ratings.queries.js';
import { BookRatingsStore } from './book-ratings.store.js';
import { ChangeBookRating } from './change-book-rating.js';
import { StartBookRating } from './start-book-rating.js';
import './rate-impact.permissions.js';

/** Re-rating the policies of a plan on a candidate edition. */
@Module({
  imports: [AgenciesModule, AuditModule, RatingModule],
  controllers: [BookRatingsController],
  providers: [
    BookRatingExport,
    BookRatingLimits,
    BookRatingWorker,
    BookRatingsJob,
    BookRatingsQueries,
    BookRatingsStore,
    ChangeBookRating,
    StartBookRating,
  ],
})
export class RateImpactModule {}
