import { serveTasks } from '../../../platform/threads/serve-tasks.js';
import { doManualTask } from './manual-tasks.js';

serveTasks(doManualTask);
