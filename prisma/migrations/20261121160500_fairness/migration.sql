-- AlterTable
ALTER TABLE "jobs" ADD COLUMN "tenant" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN "handed_at" TIMESTAMPTZ(6),
ADD COLUMN "tenant" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "tenant_turns" (
    "queue" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "served_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_turns_pkey" PRIMARY KEY ("queue","tenant")
);

-- DropIndex: the gate does not ask kind by kind any more.
DROP INDEX "outbox_kind_available_at_id_idx";


-- From here on: what Prisma's schema language cannot say.

-- AddCheck
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_tenant_check" CHECK ("tenant" ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,62})?$');

-- CreateIndex: the gate's two questions. What waits, group by group and in order; and what the queue has.
CREATE INDEX "outbox_waiting_idx" ON "outbox" ("queue", "kind", "tenant", "priority", "available_at", "id") WHERE "handed_at" IS NULL;
CREATE INDEX "outbox_handed_at_idx" ON "outbox" ("handed_at") WHERE "handed_at" IS NOT NULL;

-- CreateIndex: ended jobs of a tenant; jobs without one pay nothing.
CREATE INDEX "jobs_ended_tenant_idx" ON "jobs" ("tenant", "created_at", "id") WHERE "finished_at" IS NOT NULL AND "tenant" <> '';

-- A delivery now stays in the outbox until a worker takes the job. Those that the queue has already get their rows back.
INSERT INTO "outbox" ("job_id", "delivery", "queue", "kind", "priority", "handed_at", "claimed_until")
SELECT "id", "delivery", "queue", "kind", "priority", now(), 'infinity' FROM "jobs"
WHERE "status" IN ('pending', 'in-progress') AND "lease_until" IS NULL
  AND NOT EXISTS (SELECT 1 FROM "outbox" WHERE "outbox"."job_id" = "jobs"."id");

-- Decides which deliveries go to the queue now, and marks them. Arguments and answer: libs/jobs/src/queue/delivery-gate.ts.
-- A function, because the counts must be taken after the lock (each statement in it sees what was committed before the
-- statement), and because no client may hold the lock: one that freezes would keep everybody waiting.
-- Its settings: plans are made once, and scans are plain, since only these mark the entries of an index that are dead,
-- of which a busy queue leaves thousands.
CREATE FUNCTION "hand_over_deliveries"("most" int, "least_queued" int, "kind_limits" jsonb, "tenant_limit" int)
RETURNS TABLE ("id" bigint, "jobId" uuid, "delivery" int, "queue" text, "kind" text, "priority" int)
LANGUAGE plpgsql VOLATILE
SET plan_cache_mode = force_generic_plan SET enable_bitmapscan = off SET enable_seqscan = off SET jit = off
AS $$
#variable_conflict use_column
BEGIN
  IF NOT EXISTS (SELECT 1 FROM outbox WHERE handed_at IS NULL) THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('veogen: hand over deliveries', 0));
  -- Should a crash of the server lose the marks, the deliveries are handed over once more, which is harmless.
  PERFORM set_config('synchronous_commit', 'off', true);
  RETURN QUERY
  WITH RECURSIVE in_flight AS MATERIALIZED (
    SELECT flying.queue, flying.kind, flying.tenant, count(*) AS all, count(*) FILTER (WHERE NOT running) AS queued
    FROM (
      SELECT outbox.queue, outbox.kind, outbox.tenant, false AS running FROM outbox WHERE handed_at IS NOT NULL
      UNION ALL
      -- A lease that has run out is taken away within a second or so; until then the job may still be running.
      SELECT jobs.queue, jobs.kind, jobs.tenant, true FROM jobs
      WHERE status = 'in-progress' AND lease_until > now() - interval '10 seconds'
    ) AS flying GROUP BY flying.queue, flying.kind, flying.tenant
  ), queue_load AS (
    SELECT in_flight.queue, (greatest(least_queued, 2 * sum(in_flight.all - queued)) - sum(queued))::int AS room
    FROM in_flight GROUP BY in_flight.queue
  ), kind_load AS (
    SELECT in_flight.kind, sum(in_flight.all)::int AS n FROM in_flight GROUP BY in_flight.kind
  ), tenant_load AS (
    SELECT in_flight.tenant, sum(in_flight.all)::int AS n FROM in_flight GROUP BY in_flight.tenant
  ), share AS (
    SELECT in_flight.queue, in_flight.tenant, sum(in_flight.all)::int AS n
    FROM in_flight GROUP BY in_flight.queue, in_flight.tenant
  -- PostgreSQL before 18 has no skip scan: one look into the index for each group, however many deliveries it has.
  ), waiting (queue, kind, tenant, priority) AS (
    (SELECT outbox.queue, outbox.kind, outbox.tenant, outbox.priority FROM outbox WHERE handed_at IS NULL
     ORDER BY outbox.queue, outbox.kind, outbox.tenant, outbox.priority LIMIT 1)
    UNION ALL
    SELECT following.* FROM waiting CROSS JOIN LATERAL (
      SELECT outbox.queue, outbox.kind, outbox.tenant, outbox.priority FROM outbox
      WHERE handed_at IS NULL AND (outbox.queue, outbox.kind, outbox.tenant, outbox.priority)
                                  > (waiting.queue, waiting.kind, waiting.tenant, waiting.priority)
      ORDER BY outbox.queue, outbox.kind, outbox.tenant, outbox.priority LIMIT 1
    ) AS following
  ), room AS (
    SELECT waiting.*, coalesce(queue_load.room, least_queued) AS in_queue,
           coalesce((kind_limits ->> waiting.kind)::int - coalesce(kind_load.n, 0), most) AS of_kind,
           CASE WHEN tenant_limit > 0 AND waiting.tenant <> '' THEN tenant_limit - coalesce(tenant_load.n, 0)
                ELSE most END AS of_tenant
    FROM waiting LEFT JOIN queue_load ON queue_load.queue = waiting.queue
      LEFT JOIN kind_load ON kind_load.kind = waiting.kind LEFT JOIN tenant_load ON tenant_load.tenant = waiting.tenant
    WHERE NOT EXISTS (SELECT 1 FROM job_kinds WHERE job_kinds.kind = waiting.kind AND paused_at IS NOT NULL)
  ), candidate AS (
    SELECT row.id, row.available_at, room.*,
           row_number() OVER (PARTITION BY room.tenant ORDER BY room.priority, row.available_at, row.id) AS nth_of_tenant
    FROM room CROSS JOIN LATERAL (
      SELECT outbox.id, outbox.available_at FROM outbox
      WHERE handed_at IS NULL AND available_at <= now()
        AND outbox.queue = room.queue AND outbox.kind = room.kind AND outbox.tenant = room.tenant
        AND outbox.priority = room.priority
      ORDER BY available_at, outbox.id LIMIT greatest(0, least(most, in_queue, of_kind, of_tenant))
    ) AS row
  -- Priority first. Within it whoever has least in flight, and of several such who was served longest ago.
  ), fair AS (
    SELECT candidate.*,
           row_number() OVER (PARTITION BY candidate.queue, candidate.tenant, candidate.priority
                              ORDER BY available_at, candidate.id) + coalesce(share.n, 0) AS turn,
           coalesce(served_at, '-infinity') AS served_at
    FROM candidate LEFT JOIN share ON share.queue = candidate.queue AND share.tenant = candidate.tenant
      LEFT JOIN tenant_turns ON tenant_turns.queue = candidate.queue AND tenant_turns.tenant = candidate.tenant
    WHERE nth_of_tenant <= of_tenant
  ), of_kind AS (
    SELECT fair.*, row_number() OVER (PARTITION BY fair.kind ORDER BY fair.priority, turn, served_at, available_at, fair.id)
             AS nth_of_kind
    FROM fair
  ), of_queue AS (
    SELECT of_kind.*, row_number() OVER (PARTITION BY of_kind.queue
             ORDER BY of_kind.priority, turn, served_at, available_at, of_kind.id) AS nth_in_queue
    FROM of_kind WHERE nth_of_kind <= of_kind.of_kind
  ), chosen AS (
    SELECT of_queue.id, of_queue.nth_in_queue AS place FROM of_queue WHERE nth_in_queue <= in_queue
    UNION ALL
    -- A cancelled job that has to clean up passes everything.
    (SELECT passing.id, 0 FROM (
       SELECT outbox.id, handed_at FROM outbox WHERE ungated AND available_at <= now() ORDER BY available_at OFFSET 0
     ) AS passing WHERE handed_at IS NULL LIMIT most)
  ), placed AS MATERIALIZED (
    SELECT chosen.id, min(place) AS place FROM chosen GROUP BY chosen.id ORDER BY min(place) LIMIT most
  ), free AS (
    -- Who cancels a job holds its row, and is not waited for.
    SELECT row.id, placed.place FROM placed CROSS JOIN LATERAL (
      SELECT outbox.id FROM outbox WHERE outbox.id = placed.id AND handed_at IS NULL FOR UPDATE SKIP LOCKED
    ) AS row
  ), handed AS (
    -- A relay of an older version, which does not know handed_at, keeps away from what is claimed.
    UPDATE outbox SET handed_at = now(), claimed_until = 'infinity' FROM free WHERE outbox.id = free.id
    RETURNING outbox.id, outbox.job_id, outbox.delivery, outbox.queue, outbox.kind, outbox.tenant, outbox.priority, place
  ), served AS (
    -- Who waits alone has every turn, and nothing has to be remembered.
    INSERT INTO tenant_turns AS turns (queue, tenant, served_at)
    SELECT whose.queue, whose.tenant, clock_timestamp()
    FROM (SELECT DISTINCT handed.queue, handed.tenant FROM handed) AS whose
    WHERE EXISTS (SELECT 1 FROM waiting WHERE waiting.queue = whose.queue AND waiting.tenant <> whose.tenant)
    ON CONFLICT ON CONSTRAINT tenant_turns_pkey DO UPDATE SET served_at = excluded.served_at
  )
  SELECT handed.id, handed.job_id, handed.delivery, handed.queue, handed.kind, handed.priority
  FROM handed ORDER BY place;
END
$$;
