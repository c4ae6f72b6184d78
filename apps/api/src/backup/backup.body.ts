import { ApiSchema } from '@nestjs/swagger';

/** Where and how backups are kept is for the operator's settings, so nothing is left to ask for. */
@ApiSchema({ name: 'BackupRequest', description: 'A backup of the database, to `BACKUP_URL`.' })
export class BackupBody {}
