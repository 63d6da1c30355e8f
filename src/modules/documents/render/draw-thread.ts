import { serveTasks } from '../../../platform/threads/serve-tasks.js';
import { draw } from './draw.js';

serveTasks(draw);
