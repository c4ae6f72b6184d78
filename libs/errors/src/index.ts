export { AppError, type AppErrorOptions, type Issue } from './app-error';
