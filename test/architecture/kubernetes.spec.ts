import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { readConfig, SETTINGS } from '@app/config';
import { type Manifest, readEnvFile, renderOverlay } from './manifests';
import { typeProblems } from './manifest-types';

/** The manifests of `deploy/kubernetes` against the schemas of Kubernetes, and against what the service really has. */

const ROOT = resolve(__dirname, '../..');
const NAMES = Object.keys(SETTINGS);
const DATABASE_URL = 'postgres://veogen:secret@postgres:5432/veogen';
/** Seconds that Kubernetes leaves a process beyond its own time for stopping. */
const MARGIN_SECONDS = 5;

const OVERLAYS = (['staging', 'production'] as const).map(
  (overlay) => [overlay, renderOverlay(overlay)] as const,
);
const ofKubernetes = (manifests: readonly Manifest[]): Manifest[] =>
  manifests.filter(({ apiVersion }) => !apiVersion.startsWith('keda.sh/'));

/** What KEDA reads of its two kinds; a key that it does not know is refused. */
const KEDA = z.discriminatedUnion('kind', [
  z.object({
    apiVersion: z.literal('keda.sh/v1alpha1'),
    kind: z.literal('TriggerAuthentication'),
    metadata: z.object({ name: z.string() }),
    spec: z.strictObject({
      secretTargetRef: z.array(z.strictObject({ parameter: z.string(), name: z.string(), key: z.string() })),
    }),
  }),
  z.object({
    apiVersion: z.literal('keda.sh/v1alpha1'),
    kind: z.literal('ScaledObject'),
    metadata: z.object({ name: z.string() }),
    spec: z.strictObject({
      scaleTargetRef: z.strictObject({ name: z.string() }),
      minReplicaCount: z.int().min(0),
      maxReplicaCount: z.int().min(1),
      pollingInterval: z.int(),
      fallback: z.strictObject({
        failureThreshold: z.int(),
        replicas: z.int(),
        behavior: z.enum(['static', 'currentReplicas', 'currentReplicasIfHigher', 'currentReplicasIfLower']),
      }),
      advanced: z.strictObject({ horizontalPodAutoscalerConfig: z.strictObject({ behavior: z.object({}) }) }),
      triggers: z.array(
        z.strictObject({
          type: z.literal('postgresql'),
          // KEDA knows texts only here.
          metadata: z.strictObject({ query: z.string(), targetQueryValue: z.string() }),
          authenticationRef: z.strictObject({ name: z.string() }),
        }),
      ),
    }),
  }),
]);

interface PodTemplate {
  metadata: { labels: Record<string, string> };
  spec: {
    terminationGracePeriodSeconds?: number;
    automountServiceAccountToken: boolean;
    securityContext: object;
    containers: {
      args: string[];
      ports?: { name: string; containerPort: number }[];
      securityContext: object;
      resources: { requests: object; limits: object };
      envFrom: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
      [probe: string]: unknown;
    }[];
  };
}
const podsOf = (manifests: readonly Manifest[]): { name: string; template: PodTemplate }[] =>
  manifests
    .filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
    .map(({ metadata, spec }) => ({ name: metadata.name, template: spec.template as PodTemplate }));
const settingsOf = (manifests: readonly Manifest[]): Record<string, string> =>
  manifests.find(({ kind }) => kind === 'ConfigMap')?.['data'] as Record<string, string>;
const isSelected = (labels: Record<string, string>, by: Record<string, string>): boolean =>
  Object.entries(by).every(([name, value]) => labels[name] === value);

it('have no keys that Kubernetes does not know', () => {
  expect(typeProblems(OVERLAYS.flatMap(([, manifests]) => ofKubernetes(manifests)))).toEqual([]);
  const misspelt = JSON.parse(
    JSON.stringify(OVERLAYS[1]?.[1].find(({ kind }) => kind === 'Deployment')).replaceAll(
      'livenessProbe',
      'aliveProbe',
    ),
  ) as Manifest;
  expect(typeProblems([misspelt]).join()).toContain('aliveProbe');
});

describe.each(OVERLAYS)('the overlay %s', (_, manifests) => {
  const pods = podsOf(manifests);
  const settings = settingsOf(manifests);

  it('has documents that the schemas accept', async () => {
    for (const manifest of ofKubernetes(manifests)) {
      const { apiVersion, kind } = manifest;
      const models = (await import(`kubernetes-models/${apiVersion}/${kind}`)) as Record<
        string,
        new (manifest: Manifest) => { validate(): void }
      >;
      const Model = models[kind];
      if (Model === undefined) throw new Error(`There is no schema of ${apiVersion} ${kind}`);
      expect(() => new Model(manifest).validate()).not.toThrow();
    }
    const keda = manifests.filter(({ apiVersion }) => apiVersion.startsWith('keda.sh/'));
    for (const manifest of keda) KEDA.parse(manifest);
  });

  it('asks for nothing that the restricted standard forbids, and writes to no file system of an image', () => {
    expect(pods.map(({ name }) => name).sort()).toEqual(['veogen-api', 'veogen-migrate', 'veogen-worker']);
    for (const { template } of pods) {
      expect(template.spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      });
      for (const container of template.spec.containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(Object.keys(container.resources.requests)).toEqual(expect.arrayContaining(['cpu', 'memory']));
        expect(container.resources.limits).toHaveProperty('memory');
      }
    }
    expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  it('starts programs that there are', () => {
    const programs = pods.flatMap(({ template }) => template.spec.containers.map(({ args }) => args));
    for (const [node, file = ''] of programs) {
      expect(node).toBe('node');
      const source = file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
      expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
    }
  });

  it('probes what the processes answer, on the ports where they do', () => {
    const api = JSON.parse(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8')) as { paths: object };
    const worker = readFileSync(join(ROOT, 'apps/worker/src/health.controller.ts'), 'utf8');
    const answered: Record<string, string[]> = {
      'veogen-api': Object.keys(api.paths),
      'veogen-worker': [...worker.matchAll(/@Get\('(\w+)'\)/g)].map(([, name]) => `/health/${name}`),
    };
    const ports: Record<string, string | undefined> = {
      'veogen-api': settings['PORT'],
      'veogen-worker': settings['WORKER_HEALTH_PORT'],
    };
    for (const { name, template } of pods.filter(({ name }) => name in answered)) {
      const [container] = template.spec.containers;
      const [port] = container?.ports ?? [];
      expect(`${port?.containerPort}`).toBe(ports[name]);
      for (const [probe, path] of [
        ['startupProbe', '/health/startup'],
        ['livenessProbe', '/health/live'],
        ['readinessProbe', '/health/ready'],
      ] as const) {
        expect(container?.[probe]).toMatchObject({ httpGet: { path, port: port?.name } });
        expect(answered[name]).toContain(path);
      }
    }
  });

  it('sets only settings that there are, to values that they may have, and no secrets', () => {
    expect(Object.keys(settings).filter((name) => !NAMES.includes(name))).toEqual([]);
    expect(() => readConfig({ ...settings, DATABASE_URL })).not.toThrow();
    const secrets = Object.entries(SETTINGS).filter(
      ([, setting]) => 'secret' in setting && setting.secret === true,
    );
    // The place of files is no secret: it has no password in it.
    const kept = secrets.map(([name]) => name).filter((name) => name !== 'STORAGE_URL');
    expect(Object.keys(settings).filter((name) => kept.includes(name))).toEqual([]);
    expect(Object.keys(readEnvFile('secret.env.example')).filter((name) => !kept.includes(name))).toEqual([]);
  });

  it('leaves processes the time that they take to stop', () => {
    const { shutdownTimeoutMs, shutdownDrainMs } = readConfig({ ...settings, DATABASE_URL });
    expect(shutdownDrainMs).toBe(Number(settings['SHUTDOWN_DRAIN_MS']));
    const graces = pods.map(({ template }) => template.spec.terminationGracePeriodSeconds);
    for (const grace of graces.filter((seconds) => seconds !== undefined))
      expect(grace).toBeGreaterThanOrEqual(shutdownTimeoutMs / 1_000 + MARGIN_SECONDS);
    expect(graces.filter((seconds) => seconds !== undefined)).toHaveLength(2);
  });

  it('names only what is there', () => {
    const names = (kind: string): string[] =>
      manifests.filter((manifest) => manifest.kind === kind).map(({ metadata }) => metadata.name);
    const labels = pods.map(({ template }) => template.metadata.labels);
    for (const { kind, spec } of manifests) {
      if (kind === 'Service' && spec.selector !== undefined)
        expect(labels.filter((label) => isSelected(label, spec.selector))).toHaveLength(1);
      if (kind === 'PodDisruptionBudget')
        expect(labels.filter((label) => isSelected(label, spec.selector.matchLabels))).toHaveLength(1);
      if (kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject')
        expect(names('Deployment')).toContain(spec.scaleTargetRef.name);
      if (kind === 'Ingress')
        for (const { backend } of spec.rules[0].http.paths)
          expect(names('Service')).toContain(backend.service.name);
      if (kind === 'NetworkPolicy' && spec.podSelector.matchLabels !== undefined)
        expect(labels.some((label) => isSelected(label, spec.podSelector.matchLabels))).toBe(true);
    }
    for (const { template } of pods)
      for (const { envFrom } of template.spec.containers) {
        expect(names('ConfigMap')).toContain(envFrom[0]?.configMapRef?.name);
        expect(envFrom[1]?.secretRef?.name).toBe('veogen');
      }
  });
});
