export { SchedulesWorkerModule } from './schedules-worker.module';
