import { Injectable } from '@nestjs/common';
import { readTables } from './read-tables';
import { recordTypesFromSql, type RequestFromSql, type SqlCounts } from './record-types-from-sql';
import { SqlParser } from './sql-parser';

/** Turns the SQL that creates tables into the request that fills them. */
@Injectable()
export class SqlReader {
  constructor(private readonly parser: SqlParser) {}

  /** @throws InvalidSql SqlTooComplex */
  async request(sql: string, counts: SqlCounts): Promise<RequestFromSql> {
    return recordTypesFromSql(readTables(await this.parser.parse(sql)), counts);
  }
}
