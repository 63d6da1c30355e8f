/**
 * Loaded before the built application, for the bench alone: the same statements, but none writes a row of the trail, and nothing
 * minds. What the trail costs is the difference.
 */
const built = (path) => import(new URL(`../../dist/src/${path}`, import.meta.url).href);

const { Audit } = await built('modules/audit/audit.js');
const { AccessTrail } = await built('modules/audit/trail/access-trail.js');
const { TrailGuard } = await built('database/driver/trail-guard.js');

Audit.prototype.record = Audit.prototype.recordEach = async () => {};
AccessTrail.prototype.add = () => {};
TrailGuard.prototype.changeBy = () => undefined;
