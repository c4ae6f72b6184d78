import { Module } from '@nestjs/common';
import { FileCatalogue } from './file-catalogue';
import { FileLinks } from './file-links';

@Module({ providers: [FileCatalogue, FileLinks], exports: [FileCatalogue, FileLinks] })
export class FilesModule {}
