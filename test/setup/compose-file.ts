import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(__dirname, '../..');

export interface ComposeService {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: (string | { host_ip: string })[];
  profiles?: string[];
  depends_on?: Record<string, { condition: string; required?: boolean }>;
  read_only?: boolean;
  cap_drop?: string[];
  healthcheck?: { disable?: boolean };
  stop_grace_period?: string;
}

/** docker-compose.yml as Docker reads it: anchors followed, then `${NAME:-default}` replaced in every text. */
export function readComposeFile(variables: Record<string, string> = {}): Record<string, ComposeService> {
  const fill = (_key: string, value: unknown): unknown =>
    typeof value === 'string'
      ? value.replace(
          /\$\{(\w+):-([^}]*)\}/g,
          (_, name: string, fallback: string) => variables[name] ?? fallback,
        )
      : value;
  const document: unknown = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
  const { services } = JSON.parse(JSON.stringify(document, fill)) as {
    services: Record<string, ComposeService>;
  };
  return services;
}

/** What the Dockerfile says about every container of its image. */
export function readDockerfile(): {
  environment: Record<string, string>;
  command: string[];
  healthcheck: string[];
  /** Where in the image files of ours are. */
  copied: string[];
} {
  const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').replaceAll(/\\\n\s*/g, ' ');
  const last = text.slice(text.lastIndexOf('\nFROM '));
  const list = (pattern: RegExp): string[] => JSON.parse(pattern.exec(last)?.[1] ?? '[]') as string[];
  const environment = (/^ENV (.*)$/m.exec(last)?.[1] ?? '').split(' ').map((pair) => pair.split('='));
  return {
    environment: Object.fromEntries(environment) as Record<string, string>,
    command: list(/^CMD (\[.*\])$/m),
    healthcheck: list(/^HEALTHCHECK .*CMD (\[.*\])$/m),
    copied: [...last.matchAll(/^COPY .* (\S+)$/gm)].map(([, path = '']) => path),
  };
}
