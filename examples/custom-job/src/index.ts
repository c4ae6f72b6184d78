import { defineExtension } from 'veogen/extensions';
import { ProfileModule, ProfileWorkerModule } from './profile.modules';

export default defineExtension({ name: 'custom-job', api: [ProfileModule], worker: [ProfileWorkerModule] });
