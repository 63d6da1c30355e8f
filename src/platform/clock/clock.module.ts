import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '../../shared/clock.js';

/** The real clock; tests override the provider `Clock` with their own. */
@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
export class ClockModule {}
