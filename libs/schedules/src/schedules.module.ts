import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { JobsModule } from '@app/jobs';
import { RequestMaker } from './request-maker';
import { SchedulableRequests } from './schedulable-request';
import { Schedules } from './schedules';

/** What an app needs that lets clients manage schedules. It fires none by itself. */
@Module({
  imports: [CqrsModule, DiscoveryModule, JobsModule],
  providers: [RequestMaker, SchedulableRequests, Schedules],
  exports: [RequestMaker, Schedules],
})
export class SchedulesModule {}
