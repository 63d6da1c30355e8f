export { RateImpactModule } from './rate-impact.module.js';
