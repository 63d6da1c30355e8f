import { Global, Module } from '@nestjs/common';
import { ClockGauge } from './clock-gauge.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { PoolGauges } from './pool-gauges.js';
import { Visits } from '../http/visits.js';

@Global()
@Module({
  controllers: [MetricsController],
  providers: [Metrics, ClockGauge, PoolGauges, Visits],
  exports: [Metrics, Visits],
})
export class MetricsModule {}
