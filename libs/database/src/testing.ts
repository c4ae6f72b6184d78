export { Database } from './database';
export { migrate } from './migrations';
