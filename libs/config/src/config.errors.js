import { AppError } from '@app/errors';
/** The environment is wrong; `issues` has one entry for each variable, and none shows a secret's value. */
export class InvalidConfiguration extends AppError {
    code = 'invalid_configuration';
    constructor(issues) {
        const lines = issues.map((issue) => `  ${issue.pointer.slice(1)}: ${issue.message}`);
        super(`The configuration is wrong:\n${lines.join('\n')}`, { issues });
    }
}
