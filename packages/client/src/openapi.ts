// Generated from docs/openapi.json by `npm run generate`.

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this is and how it is */
        get: operations["getService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate datasets
         * @description Starts a job and answers at once. One record type, or several under `recordTypes`.
         */
        post: operations["generate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generate/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See the first rows
         * @description The rows that the same request with the same seed would give. Writes nothing.
         */
        post: operations["previewGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generate/from-sql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a request of CREATE TABLE statements
         * @description Answers with a body for `POST /generate` that fills the tables, to be changed as needed. Writes nothing.
         */
        post: operations["requestFromSql"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generate/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The types that a field can have */
        get: operations["listFieldTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file
         * @description Streamed to storage, never held in memory. The content decides what the file is, not its name. With `recordType` its records become rows of that dataset: the job finds the types of the columns, checks every record, and lists those that do not fit behind `result.rejectsUri`.
         */
        post: operations["upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upload/tus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a resumable upload
         * @description Announces a file by its length. What comes with it is in `Upload-Metadata`: `filename`, `filetype`, and the text fields of `POST /upload` under their names. The answer says where to send the bytes; the first of them may come with this request. See docs/uploads.md.
         */
        post: operations["createResumableUpload"];
        delete?: never;
        /** What the tus server can do */
        options: operations["describeResumableUploads"];
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upload/tus/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A resumable upload, and the file that it has become */
        get: operations["getResumableUpload"];
        put?: never;
        /**
         * PATCH, HEAD or DELETE where a network lets none of them through
         * @description What the method in the header does, with its headers and its answers.
         */
        post: operations["overrideResumableUploadMethod"];
        /** End a resumable upload, and remove its bytes */
        delete: operations["endResumableUpload"];
        options?: never;
        /**
         * Where a resumable upload stands
         * @description Another request that is still sending bytes of it is asked to end; what it had sent counts.
         */
        head: operations["headResumableUpload"];
        /**
         * Send bytes of a resumable upload
         * @description With the last byte the upload is a file: the answer then has `Job-Id` and `File-Id`. Where a request breaks off, what came counts, unless it had a checksum.
         */
        patch: operations["continueResumableUpload"];
        trace?: never;
    };
    "/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export a dataset to a file
         * @description Starts a job and answers at once. The `resultUri` of the completed job is the download link. One record type as a file, or several under `recordTypes` as a zip.
         */
        post: operations["export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A job */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs, newest first */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a job
         * @description Running work stops within two seconds, in whichever process it runs. It leaves nothing behind, unless the request said `onCancel: keep`.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a failed or cancelled job again
         * @description As it is: the same job starts over, with all its attempts. With `params`: a new job, checked as a new request, which has this one as `parentJobId`.
         */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop many jobs
         * @description Jobs that have ended, or were asked to stop before, are left alone. `dryRun` counts the others.
         */
        post: operations["cancelJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run many failed or cancelled jobs again
         * @description Others, and those that were replayed, are left alone. `dryRun` counts those that can be run again.
         */
        post: operations["retryJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a job live
         * @description Server-sent events `status`, `progress` and `retry`; the stream closes when the job has ended. A client that lost it sends `Last-Event-ID` and misses nothing. Browsers: `new EventSource(url)`.
         */
        get: operations["followJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All schedules */
        get: operations["listSchedules"];
        put?: never;
        /**
         * Make a request again and again
         * @description The request is checked now as if it were made, and each time it is made.
         */
        post: operations["createSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules/{scheduleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A schedule */
        get: operations["getSchedule"];
        put?: never;
        post?: never;
        /** Delete a schedule */
        delete: operations["deleteSchedule"];
        options?: never;
        head?: never;
        /** Pause or resume a schedule */
        patch: operations["updateSchedule"];
        trace?: never;
    };
    "/schedules/{scheduleId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of the ticks of a schedule */
        get: operations["listScheduleRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules/{scheduleId}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the request of a schedule now
         * @description Also while it is paused, and while a job of it has not ended. Ticks stay as they are.
         */
        post: operations["runSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All webhooks */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Hear of events
         * @description Events are posted to the URL, signed as Standard Webhooks 1.0 says.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Delete a webhook with its log */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /** Change, disable or enable a webhook */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/webhooks/{webhookId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook another secret
         * @description For a while messages carry the signatures of both secrets, so that the receiver can change over.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event `webhook.test`
         * @description It is sent as any other event; the log shows what came of it.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent, and what came of it */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description Under the same `webhook-id` and with all its retries, whatever came of it before.
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs that failed for good, newest first
         * @description With the reason, each attempt that failed, and the parameters.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run failed jobs again, as new jobs
         * @description Each dead letter becomes one new job, which has it as `parentJobId`. It is replayed once: asked for again by its id, the answer names the same job; a filter finds only those that were not replayed. `dryRun` counts them. With a single id, `params` changes what is asked for.
         */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of job, and which are paused */
        get: operations["listJobKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/kinds/{kind}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start no more jobs of a kind
         * @description In every worker, until it is resumed. New jobs are accepted and wait; running ones go on to their end.
         */
        post: operations["pauseJobKind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/kinds/{kind}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start the jobs of a kind again */
        post: operations["resumeJobKind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All datasets */
        get: operations["listDatasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/datasets/{recordType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dataset: schema, counts, seed, receipt */
        get: operations["getDataset"];
        put?: never;
        post?: never;
        /**
         * Delete a dataset for good
         * @description With all its rows and its receipt. While jobs that read or write it have not ended, the answer is 409 with their ids, or they are cancelled on request. Files made of it stay unless `exports=true`.
         */
        delete: operations["deleteDataset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/datasets/{recordType}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows of a dataset, page by page
         * @description As JSON, NDJSON or CSV: what `format` says, or else `Accept`. `Link` leads to the next page.
         */
        get: operations["readRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/datasets/{recordType}/rows/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A row of a dataset
         * @description Read from the table, or with `recompute=true` computed from the seed without reading it.
         */
        get: operations["readRow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/datasets/{recordType}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find rows that were changed, deleted or added
         * @description Starts a job that compares the table with what jobs wrote into it, and answers at once. Rows are computed again from the seed where this engine wrote them. `result` of the completed job is { verified, rowsChecked, rowsRecomputed, mismatchCount, mismatches: [{ row, kind, fields?, rows? }], alteredColumns, sha256 }.
         */
        post: operations["verifyDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a file */
        get: operations["getFile"];
        put?: never;
        post?: never;
        /**
         * Delete a file for good
         * @description An upload, an export, a file of rejects or an archive, with the values that fields sampled from it. Links to it are answered 410 from then on. While jobs that need it have not ended, the answer is 409 with their ids, or they are cancelled on request. When the storage is out of order the bytes go when it is back; the record says when.
         */
        delete: operations["deleteFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{fileId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a file
         * @description Take the link as it is from the status of a job or from `GET /files/{fileId}`.
         */
        get: operations["downloadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was deleted for good, newest first
         * @description Datasets and files, on request or because they were old enough. The record has none of the data.
         */
        get: operations["listDeletions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deletions/{deletionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The record of a deletion */
        get: operations["getDeletion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is removed when, what would be removed now, and the last run
         * @description Removes nothing. Counting takes seconds where there are millions of jobs.
         */
        get: operations["getRetention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/retention/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove what is due now, not within the hour
         * @description A worker begins within seconds, and looks through the storage for objects that no file lists. `lastRun` of `GET /admin/retention` says what came of it.
         */
        post: operations["runRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/retention/archives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The archives of removed jobs, newest first */
        get: operations["listJobArchives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys, newest first, with those that were revoked */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The answer has the key, this once. With `AUTH_MODE=api-key` only.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It is refused from then on, in every process at the latest after some seconds.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process works
         * @description Asks nobody else: starting it again would not bring a database back.
         */
        get: operations["isLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/startup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the database is reached and migrated */
        get: operations["hasStarted"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests should be sent here
         * @description Needs database and storage. The queue is reported only: work is accepted without it.
         */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this process counts
         * @description In the text format of Prometheus. Scrape every process; workers answer on their own port.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is going on in the service as a whole
         * @description Jobs that wait and run, dead letters, workers: read from the database, and the same whichever API answers. Scrape it once, through the address of the service.
         */
        get: operations["getServiceMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Service: {
            /** @example veogen */
            name: string;
            /** @example 0.1.0 */
            version: string;
            /**
             * @example {
             *       "status": "up"
             *     }
             */
            database: {
                [key: string]: unknown;
            };
            /**
             * @example {
             *       "status": "up",
             *       "backend": "postgres",
             *       "waiting": 0
             *     }
             */
            queue: {
                [key: string]: unknown;
            };
            /** @description Where to go from here. */
            links: {
                [key: string]: string;
            };
        };
        /** @description A dataset to generate. */
        GenerateRequest: {
            /**
             * @description Equal requests with equal seeds give equal rows. Default: one that is drawn and reported.
             * @example 42
             */
            seed?: number;
            /**
             * @description Language and country of names, addresses, telephone numbers, companies and products. What a locale lacks comes from its language, then from English; docs/locales.md and GET /generate/types say what.
             * @default en
             * @example de_AT
             * @enum {string}
             */
            locale?: "en" | "en_US" | "en_GB" | "en_CA" | "en_AU" | "en_IE" | "en_IN" | "de" | "de_AT" | "de_CH" | "fr" | "fr_BE" | "fr_CA" | "fr_CH" | "es" | "es_MX" | "it" | "pt_BR" | "pt_PT" | "nl" | "nl_BE" | "pl" | "cs_CZ" | "sv" | "da" | "nb_NO" | "fi" | "hu" | "tr" | "ru" | "uk" | "ja" | "ko" | "zh_CN" | "ar" | "he";
            /**
             * @description `append` needs the same fields as before; `replace` swaps all rows at once; `create` refuses if there are any.
             * @default append
             * @example replace
             * @enum {string}
             */
            mode?: "append" | "replace" | "create";
            /**
             * @description What the rows are; also the name of their table.
             * @example users
             */
            recordType: string;
            /**
             * @description Records to generate, up to MAX_RECORDS. Needed, unless a reference with `perParent` says how many there are.
             * @example 1000
             */
            count?: number;
            /** @description The fields of a record. `GET /generate/types` lists their types and options. Needed, unless there is a `jsonSchema`. */
            fields?: components["schemas"]["Field"][];
            /**
             * @description In place of `fields`, a JSON Schema (draft 2020-12) of an object: its properties become columns, objects and arrays in them documents. docs/json-schema.md lists the keywords.
             * @example {
             *       "type": "object",
             *       "properties": {
             *         "email": {
             *           "type": "string",
             *           "format": "email"
             *         },
             *         "age": {
             *           "type": "integer",
             *           "minimum": 18
             *         }
             *       },
             *       "required": [
             *         "email"
             *       ]
             *     }
             */
            jsonSchema?: {
                [key: string]: unknown;
            };
            /** @description Correlations between numeric fields, dates and moments (Gaussian copula); the distribution of each stays as it is. */
            correlation?: components["schemas"]["Correlation"];
            /** @description Makes the rows time series: fields of the family `series` and fields with `perEntity` agree on entity and tick. */
            series?: components["schemas"]["Series"];
            /**
             * @description Groups of fields whose values together are different in all rows.
             * @example [
             *       [
             *         "userId",
             *         "roleId"
             *       ]
             *     ]
             */
            uniqueTogether?: string[][];
            /**
             * @description Attempts in all, the first included, up to MAX_JOB_ATTEMPTS. Default: that of the kind of job, or JOB_MAX_ATTEMPTS.
             * @example 4
             */
            maxAttempts?: number;
            /**
             * @description Milliseconds of one attempt, up to MAX_JOB_TIMEOUT_MS. Default: that of the kind of job, or JOB_TIMEOUT_MS.
             * @example 3600000
             */
            timeoutMs?: number;
            /**
             * @description Among the jobs of one queue, the smaller number starts first.
             * @default 0
             */
            priority?: number;
            /**
             * @description For whom the job runs. Within a priority, tenants take turns, and TENANT_MAX_RUNNING bounds each. Jobs without a tenant take turns as one.
             * @example team-a
             */
            tenant?: string;
            /**
             * Format: date-time
             * @description Not before this time, at most MAX_RUN_AHEAD_DAYS ahead. Until then the job is pending and keeps nobody waiting. A time that has passed means now.
             * @example 2026-01-31T12:00:00Z
             */
            runAt?: string;
            /**
             * @description What becomes of the rows that are written already when the job is cancelled. `keep` leaves those of finished chunks, between which numbers can be missing, and a retry writes the rest; it needs mode `append`.
             * @default discard
             * @enum {string}
             */
            onCancel?: "discard" | "keep";
            /**
             * @description While a job of type `generation` with this key has not ended, the answer is that job, whatever it was asked for, with the header `Deduplicated: true`.
             * @example nightly-users
             */
            deduplicationKey?: string;
        };
        /** @description What the rows of a record type are. */
        RecordType: {
            /**
             * @description Equal requests with equal seeds give equal rows. Default: one that is drawn and reported.
             * @example 42
             */
            seed?: number;
            /**
             * @description Language and country of names, addresses, telephone numbers, companies and products. What a locale lacks comes from its language, then from English; docs/locales.md and GET /generate/types say what.
             * @default en
             * @example de_AT
             * @enum {string}
             */
            locale?: "en" | "en_US" | "en_GB" | "en_CA" | "en_AU" | "en_IE" | "en_IN" | "de" | "de_AT" | "de_CH" | "fr" | "fr_BE" | "fr_CA" | "fr_CH" | "es" | "es_MX" | "it" | "pt_BR" | "pt_PT" | "nl" | "nl_BE" | "pl" | "cs_CZ" | "sv" | "da" | "nb_NO" | "fi" | "hu" | "tr" | "ru" | "uk" | "ja" | "ko" | "zh_CN" | "ar" | "he";
            /**
             * @description `append` needs the same fields as before; `replace` swaps all rows at once; `create` refuses if there are any.
             * @default append
             * @example replace
             * @enum {string}
             */
            mode?: "append" | "replace" | "create";
            /**
             * @description What the rows are; also the name of their table.
             * @example users
             */
            recordType: string;
            /**
             * @description Records to generate, up to MAX_RECORDS. Needed, unless a reference with `perParent` says how many there are.
             * @example 1000
             */
            count?: number;
            /** @description The fields of a record. `GET /generate/types` lists their types and options. Needed, unless there is a `jsonSchema`. */
            fields?: components["schemas"]["Field"][];
            /**
             * @description In place of `fields`, a JSON Schema (draft 2020-12) of an object: its properties become columns, objects and arrays in them documents. docs/json-schema.md lists the keywords.
             * @example {
             *       "type": "object",
             *       "properties": {
             *         "email": {
             *           "type": "string",
             *           "format": "email"
             *         },
             *         "age": {
             *           "type": "integer",
             *           "minimum": 18
             *         }
             *       },
             *       "required": [
             *         "email"
             *       ]
             *     }
             */
            jsonSchema?: {
                [key: string]: unknown;
            };
            /** @description Correlations between numeric fields, dates and moments (Gaussian copula); the distribution of each stays as it is. */
            correlation?: components["schemas"]["Correlation"];
            /** @description Makes the rows time series: fields of the family `series` and fields with `perEntity` agree on entity and tick. */
            series?: components["schemas"]["Series"];
            /**
             * @description Groups of fields whose values together are different in all rows.
             * @example [
             *       [
             *         "userId",
             *         "roleId"
             *       ]
             *     ]
             */
            uniqueTogether?: string[][];
        };
        /** @description Datasets to generate by one job. */
        GenerateListRequest: {
            /**
             * @description Equal requests with equal seeds give equal rows. Default: one that is drawn and reported.
             * @example 42
             */
            seed?: number;
            /**
             * @description Language and country of names, addresses, telephone numbers, companies and products. What a locale lacks comes from its language, then from English; docs/locales.md and GET /generate/types say what.
             * @default en
             * @example de_AT
             * @enum {string}
             */
            locale?: "en" | "en_US" | "en_GB" | "en_CA" | "en_AU" | "en_IE" | "en_IN" | "de" | "de_AT" | "de_CH" | "fr" | "fr_BE" | "fr_CA" | "fr_CH" | "es" | "es_MX" | "it" | "pt_BR" | "pt_PT" | "nl" | "nl_BE" | "pl" | "cs_CZ" | "sv" | "da" | "nb_NO" | "fi" | "hu" | "tr" | "ru" | "uk" | "ja" | "ko" | "zh_CN" | "ar" | "he";
            /**
             * @description `append` needs the same fields as before; `replace` swaps all rows at once; `create` refuses if there are any.
             * @default append
             * @example replace
             * @enum {string}
             */
            mode?: "append" | "replace" | "create";
            /** @description In any order; fields of the type `reference` relate them. Settings beside the list are for those that have none of their own. */
            recordTypes: components["schemas"]["RecordType"][];
            /**
             * @description Attempts in all, the first included, up to MAX_JOB_ATTEMPTS. Default: that of the kind of job, or JOB_MAX_ATTEMPTS.
             * @example 4
             */
            maxAttempts?: number;
            /**
             * @description Milliseconds of one attempt, up to MAX_JOB_TIMEOUT_MS. Default: that of the kind of job, or JOB_TIMEOUT_MS.
             * @example 3600000
             */
            timeoutMs?: number;
            /**
             * @description Among the jobs of one queue, the smaller number starts first.
             * @default 0
             */
            priority?: number;
            /**
             * @description For whom the job runs. Within a priority, tenants take turns, and TENANT_MAX_RUNNING bounds each. Jobs without a tenant take turns as one.
             * @example team-a
             */
            tenant?: string;
            /**
             * Format: date-time
             * @description Not before this time, at most MAX_RUN_AHEAD_DAYS ahead. Until then the job is pending and keeps nobody waiting. A time that has passed means now.
             * @example 2026-01-31T12:00:00Z
             */
            runAt?: string;
            /**
             * @description What becomes of the rows that are written already when the job is cancelled. `keep` leaves those of finished chunks, between which numbers can be missing, and a retry writes the rest; it needs mode `append`.
             * @default discard
             * @enum {string}
             */
            onCancel?: "discard" | "keep";
            /**
             * @description While a job of type `generation` with this key has not ended, the answer is that job, whatever it was asked for, with the header `Deduplicated: true`.
             * @example nightly-users
             */
            deduplicationKey?: string;
        };
        AcceptedJobLinks: {
            /** @example /status/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c */
            self: string;
            /** @example /jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/events */
            events: string;
            /** @example /jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/cancel */
            cancel: string;
        };
        /** @description Work that is durable and will run. */
        AcceptedJob: {
            /**
             * Format: uuid
             * @example 0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c
             */
            jobId: string;
            /** @example generation */
            type: string;
            /**
             * @example pending
             * @enum {string}
             */
            status: "pending" | "in-progress" | "completed" | "failed" | "cancelled";
            /** Format: date-time */
            createdAt: string;
            links: components["schemas"]["AcceptedJobLinks"];
        };
        /** @description A dataset to look at before it is generated. */
        PreviewRequest: {
            /**
             * @description Equal requests with equal seeds give equal rows. Default: one that is drawn and reported.
             * @example 42
             */
            seed?: number;
            /**
             * @description Language and country of names, addresses, telephone numbers, companies and products. What a locale lacks comes from its language, then from English; docs/locales.md and GET /generate/types say what.
             * @default en
             * @example de_AT
             * @enum {string}
             */
            locale?: "en" | "en_US" | "en_GB" | "en_CA" | "en_AU" | "en_IE" | "en_IN" | "de" | "de_AT" | "de_CH" | "fr" | "fr_BE" | "fr_CA" | "fr_CH" | "es" | "es_MX" | "it" | "pt_BR" | "pt_PT" | "nl" | "nl_BE" | "pl" | "cs_CZ" | "sv" | "da" | "nb_NO" | "fi" | "hu" | "tr" | "ru" | "uk" | "ja" | "ko" | "zh_CN" | "ar" | "he";
            /**
             * @description `append` needs the same fields as before; `replace` swaps all rows at once; `create` refuses if there are any.
             * @default append
             * @example replace
             * @enum {string}
             */
            mode?: "append" | "replace" | "create";
            /**
             * @description What the rows are; also the name of their table.
             * @example users
             */
            recordType: string;
            /** @description The fields of a record. `GET /generate/types` lists their types and options. Needed, unless there is a `jsonSchema`. */
            fields?: components["schemas"]["Field"][];
            /**
             * @description In place of `fields`, a JSON Schema (draft 2020-12) of an object: its properties become columns, objects and arrays in them documents. docs/json-schema.md lists the keywords.
             * @example {
             *       "type": "object",
             *       "properties": {
             *         "email": {
             *           "type": "string",
             *           "format": "email"
             *         },
             *         "age": {
             *           "type": "integer",
             *           "minimum": 18
             *         }
             *       },
             *       "required": [
             *         "email"
             *       ]
             *     }
             */
            jsonSchema?: {
                [key: string]: unknown;
            };
            /** @description Correlations between numeric fields, dates and moments (Gaussian copula); the distribution of each stays as it is. */
            correlation?: components["schemas"]["Correlation"];
            /** @description Makes the rows time series: fields of the family `series` and fields with `perEntity` agree on entity and tick. */
            series?: components["schemas"]["Series"];
            /**
             * @description Groups of fields whose values together are different in all rows.
             * @example [
             *       [
             *         "userId",
             *         "roleId"
             *       ]
             *     ]
             */
            uniqueTogether?: string[][];
            /**
             * @default 10
             * @example 3
             */
            count?: number;
        };
        /** @description Datasets to look at before they are generated. */
        PreviewListRequest: {
            /**
             * @description Equal requests with equal seeds give equal rows. Default: one that is drawn and reported.
             * @example 42
             */
            seed?: number;
            /**
             * @description Language and country of names, addresses, telephone numbers, companies and products. What a locale lacks comes from its language, then from English; docs/locales.md and GET /generate/types say what.
             * @default en
             * @example de_AT
             * @enum {string}
             */
            locale?: "en" | "en_US" | "en_GB" | "en_CA" | "en_AU" | "en_IE" | "en_IN" | "de" | "de_AT" | "de_CH" | "fr" | "fr_BE" | "fr_CA" | "fr_CH" | "es" | "es_MX" | "it" | "pt_BR" | "pt_PT" | "nl" | "nl_BE" | "pl" | "cs_CZ" | "sv" | "da" | "nb_NO" | "fi" | "hu" | "tr" | "ru" | "uk" | "ja" | "ko" | "zh_CN" | "ar" | "he";
            /**
             * @description `append` needs the same fields as before; `replace` swaps all rows at once; `create` refuses if there are any.
             * @default append
             * @example replace
             * @enum {string}
             */
            mode?: "append" | "replace" | "create";
            /** @description In any order; fields of the type `reference` relate them. Settings beside the list are for those that have none of their own. */
            recordTypes: components["schemas"]["RecordType"][];
            /**
             * @description Most rows to show of each record type.
             * @default 10
             * @example 3
             */
            rows?: number;
        };
        Preview: {
            /** @example users */
            recordType: string;
            /**
             * @description Send it with the real request to get these rows.
             * @example 42
             */
            seed: number;
            /**
             * @description Number of the first row shown.
             * @example 0
             */
            firstRow: number;
            rows: {
                [key: string]: unknown;
            }[];
        };
        PreviewList: {
            /** @description In the order of the request. */
            recordTypes: components["schemas"]["Preview"][];
        };
        /** @description Tables to make record types of. */
        FromSqlRequest: {
            /**
             * @description CREATE TABLE statements of PostgreSQL, or a dump by pg_dump. Other statements are passed over.
             * @example CREATE TABLE teams (id serial PRIMARY KEY, name text NOT NULL);
             */
            sql: string;
            /**
             * @description Records of tables that no other refers to; those that are referred to get a tenth of it for each step.
             * @default 1000
             * @example 1000
             */
            count?: number;
            /**
             * @description Records of single tables, by their names in the SQL.
             * @example {
             *       "teams": 50
             *     }
             */
            counts?: {
                [key: string]: number;
            };
        };
        FromSqlResponse: {
            /** @description A body for `POST /generate`, to be sent as it is or after changes. */
            request: {
                [key: string]: unknown;
            };
            /** @description What was passed over, renamed or left out. */
            notes: string[];
        };
        FieldType: {
            /** @example email */
            name: string;
            /** @example internet */
            family: string;
            /** @example An e-mail address. */
            description: string;
            /** @description JSON Schema (2020-12) of a field of this type. */
            options: {
                [key: string]: unknown;
            };
            /** @description A field that can be used as it is. */
            example: {
                [key: string]: unknown;
            };
            /** @description PostgreSQL types of its column; the options decide where there are several. */
            columnTypes: string[];
            /** @description Whether `unique` may be asked for. */
            unique: boolean;
        };
        Locale: {
            /** @example de_AT */
            code: string;
            /**
             * @description Where it takes from what it does not have itself, in this order.
             * @example [
             *       "de",
             *       "en"
             *     ]
             */
            fallback: string[];
        };
        FieldTypeList: {
            types: components["schemas"]["FieldType"][];
            /** @description What `locale` can be. */
            locales: components["schemas"]["Locale"][];
        };
        /** @description A file that was received whole, and the job that works on it. */
        Upload: {
            /** Format: uuid */
            jobId: string;
            /** Format: uuid */
            fileId: string;
            /**
             * @description As the client called it; never used as a path.
             * @example customers.csv
             */
            originalName: string;
            /**
             * @description Bytes.
             * @example 5120
             */
            size: number;
            /** @description Lower-case hex. */
            sha256: string;
            /**
             * @description What the content is.
             * @example text/csv
             */
            mimeType: string;
            /**
             * @description The record type that the file becomes rows of; `null` when it is only stored.
             * @example customers
             */
            recordType: string | null;
            /**
             * @description Of the job.
             * @example pending
             * @enum {string}
             */
            status: "pending" | "in-progress" | "completed" | "failed" | "cancelled";
            /** Format: date-time */
            createdAt: string;
            links: components["schemas"]["AcceptedJobLinks"];
        };
        /** @description The file that an upload has become. */
        ResumableFile: {
            /** Format: uuid */
            fileId: string;
            /**
             * @description As the client called it; never used as a path.
             * @example customers.csv
             */
            originalName: string;
            /**
             * @description Bytes.
             * @example 5120
             */
            size: number;
            /** @description Lower-case hex. */
            sha256: string;
            /**
             * @description What the content is.
             * @example text/csv
             */
            mimeType: string;
            /**
             * @description The record type that the file becomes rows of; `null` when it is only stored.
             * @example customers
             */
            recordType: string | null;
        };
        /** @description How far a resumable upload has come, and what it has become. */
        ResumableUpload: {
            /** Format: uuid */
            uploadId: string;
            /** @enum {string} */
            status: "receiving" | "complete";
            /**
             * @description Bytes that are durable.
             * @example 4096
             */
            offset: number;
            /**
             * @description Bytes of the whole file.
             * @example 5120
             */
            size: number;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it is forgotten, with its bytes if it is not complete. Later with every byte.
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @description The job that works on the file.
             */
            jobId: string | null;
            /** @description `null` until the upload is complete, and when the file was deleted. */
            file: components["schemas"]["ResumableFile"] | null;
            /**
             * @description `self`, and `job` once there is one.
             * @example {
             *       "self": "/upload/tus/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c"
             *     }
             */
            links: {
                [key: string]: string;
            };
        };
        /** @description Rows from one time to another, both inclusive. */
        DateRange: {
            /**
             * @description Date or time in ISO 8601.
             * @example 2026-01-01T00:00:00Z
             */
            from?: string;
            /**
             * @description Date or time in ISO 8601.
             * @example 2099-12-31T23:59:59Z
             */
            to?: string;
            /**
             * @description A field that is a date or a time.
             * @default _createdAt
             */
            field?: string;
        };
        /** @description Rows whose field compares so with a value. */
        Condition: {
            /** @example age */
            field: string;
            /**
             * @example gte
             * @enum {string}
             */
            op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "in" | "like" | "is-null";
            /**
             * @description A list for `in`; `true` or `false` for `is-null`; a pattern with `%` and `_` for `like`. A number that JSON does not hold exactly as a string.
             * @example 21
             */
            value?: string | number | boolean | unknown[];
        };
        /** @description Rows must pass all of them. */
        ExportFilters: {
            dateRange?: components["schemas"]["DateRange"];
            /**
             * Format: uuid
             * @description Only rows that this job wrote.
             */
            jobId?: string;
            where?: components["schemas"]["Condition"][];
        };
        /** @description A part of the rows, the same ones at every export. */
        RowSample: {
            /**
             * @description Share of the rows, above 0; about so many come out.
             * @example 0.01
             */
            rate: number;
            /**
             * @description Another seed takes other rows.
             * @default 0
             */
            seed?: number;
        };
        CsvOptions: {
            /**
             * @default ,
             * @enum {string}
             */
            delimiter?: "," | ";" | "|" | "\t";
            /**
             * @description Whether the first line has the names of the fields.
             * @default true
             */
            header?: boolean;
            /**
             * @description Puts an apostrophe before text that a spreadsheet would run as a formula. Off, the file has the data as it is.
             * @default false
             */
            formulaGuard?: boolean;
            /**
             * @description What is written for a null. A text that is the same is quoted, as an empty text always is. Refused: what a number, a boolean or a date can be.
             * @default
             * @example NULL
             */
            nullText?: string;
            /**
             * @description Puts a byte order mark in front, by which Excel knows UTF-8.
             * @default false
             */
            bom?: boolean;
        };
        /** @description Rows of a dataset to be written to a file. */
        ExportRequest: {
            /** @example users */
            recordType: string;
            /**
             * @description Fields in this order, under their names or others; default: all.
             * @example [
             *       "id",
             *       {
             *         "field": "email",
             *         "as": "E-mail"
             *       },
             *       "age"
             *     ]
             */
            fields?: (string | components["schemas"]["SelectedField"])[];
            filters?: components["schemas"]["ExportFilters"];
            /**
             * @description At most so many rows, the first ones.
             * @example 1000
             */
            limit?: number;
            sample?: components["schemas"]["RowSample"];
            /**
             * @description Fields whose values are not shown as they are; a name alone means `hash`. Filters on them are refused.
             * @example [
             *       "email",
             *       {
             *         "field": "name",
             *         "method": "replace"
             *       }
             *     ]
             */
            mask?: (string | components["schemas"]["Mask"])[];
            /**
             * @description Attempts in all, the first included, up to MAX_JOB_ATTEMPTS. Default: that of the kind of job, or JOB_MAX_ATTEMPTS.
             * @example 4
             */
            maxAttempts?: number;
            /**
             * @description Milliseconds of one attempt, up to MAX_JOB_TIMEOUT_MS. Default: that of the kind of job, or JOB_TIMEOUT_MS.
             * @example 3600000
             */
            timeoutMs?: number;
            /**
             * @description Among the jobs of one queue, the smaller number starts first.
             * @default 0
             */
            priority?: number;
            /**
             * @description For whom the job runs. Within a priority, tenants take turns, and TENANT_MAX_RUNNING bounds each. Jobs without a tenant take turns as one.
             * @example team-a
             */
            tenant?: string;
            /**
             * Format: date-time
             * @description Not before this time, at most MAX_RUN_AHEAD_DAYS ahead. Until then the job is pending and keeps nobody waiting. A time that has passed means now.
             * @example 2026-01-31T12:00:00Z
             */
            runAt?: string;
            /**
             * @example csv
             * @enum {string}
             */
            format: "csv" | "json" | "ndjson" | "parquet";
            /** @description Options of the format csv. */
            csv?: components["schemas"]["CsvOptions"];
            /**
             * @description Equal values have equal masks in all exports with the same context. Give each recipient another one, so that they cannot put their files together.
             * @default
             * @example partner-a
             */
            maskContext?: string;
            /**
             * @description While a job of type `export` with this key has not ended, the answer is that job, whatever it was asked for, with the header `Deduplicated: true`.
             * @example nightly-users
             */
            deduplicationKey?: string;
            /**
             * @description How the file is packed; `zstd` where the Node.js of the service has it (22.15, 23.8). Parquet is packed within, by `snappy` (Parquet only) or `gzip`.
             * @default none
             * @enum {string}
             */
            compression?: "none" | "gzip" | "zstd" | "snappy";
        };
        /** @description A field under another name. */
        SelectedField: {
            /** @example email */
            field: string;
            /**
             * @description What the file calls it: any text of up to 100 characters. Default: its own name.
             * @example E-mail
             */
            as?: string;
        };
        /** @description A field whose values are not shown as they are. */
        Mask: {
            /** @example email */
            field: string;
            /**
             * @description `hash`: HMAC-SHA-256 of the value, as 64 hexadecimal digits. `redact`: `[redacted]` for a text, null for others. `replace`: a synthetic value of the same field type, the same for the same value.
             * @default hash
             * @enum {string}
             */
            method?: "hash" | "redact" | "replace";
            /**
             * @description For `replace`: another field type (GET /generate/types). Needed for texts of datasets that came from files, whose field type is not known.
             * @example email
             */
            type?: string;
        };
        /** @description Which rows and fields of a record type. */
        RecordTypeExport: {
            /** @example users */
            recordType: string;
            /**
             * @description Fields in this order, under their names or others; default: all.
             * @example [
             *       "id",
             *       {
             *         "field": "email",
             *         "as": "E-mail"
             *       },
             *       "age"
             *     ]
             */
            fields?: (string | components["schemas"]["SelectedField"])[];
            filters?: components["schemas"]["ExportFilters"];
            /**
             * @description At most so many rows, the first ones.
             * @example 1000
             */
            limit?: number;
            sample?: components["schemas"]["RowSample"];
            /**
             * @description Fields whose values are not shown as they are; a name alone means `hash`. Filters on them are refused.
             * @example [
             *       "email",
             *       {
             *         "field": "name",
             *         "method": "replace"
             *       }
             *     ]
             */
            mask?: (string | components["schemas"]["Mask"])[];
        };
        /** @description Several datasets, as files of one zip with a manifest.json, all as they are at one moment. */
        ExportListRequest: {
            /**
             * @description Attempts in all, the first included, up to MAX_JOB_ATTEMPTS. Default: that of the kind of job, or JOB_MAX_ATTEMPTS.
             * @example 4
             */
            maxAttempts?: number;
            /**
             * @description Milliseconds of one attempt, up to MAX_JOB_TIMEOUT_MS. Default: that of the kind of job, or JOB_TIMEOUT_MS.
             * @example 3600000
             */
            timeoutMs?: number;
            /**
             * @description Among the jobs of one queue, the smaller number starts first.
             * @default 0
             */
            priority?: number;
            /**
             * @description For whom the job runs. Within a priority, tenants take turns, and TENANT_MAX_RUNNING bounds each. Jobs without a tenant take turns as one.
             * @example team-a
             */
            tenant?: string;
            /**
             * Format: date-time
             * @description Not before this time, at most MAX_RUN_AHEAD_DAYS ahead. Until then the job is pending and keeps nobody waiting. A time that has passed means now.
             * @example 2026-01-31T12:00:00Z
             */
            runAt?: string;
            /**
             * @example csv
             * @enum {string}
             */
            format: "csv" | "json" | "ndjson" | "parquet";
            /** @description Options of the format csv. */
            csv?: components["schemas"]["CsvOptions"];
            /**
             * @description Equal values have equal masks in all exports with the same context. Give each recipient another one, so that they cannot put their files together.
             * @default
             * @example partner-a
             */
            maskContext?: string;
            /**
             * @description While a job of type `export` with this key has not ended, the answer is that job, whatever it was asked for, with the header `Deduplicated: true`.
             * @example nightly-users
             */
            deduplicationKey?: string;
            /**
             * @description Record types by name, or with what is wanted of them.
             * @example [
             *       "teams",
             *       {
             *         "recordType": "users",
             *         "mask": [
             *           "email"
             *         ]
             *       }
             *     ]
             */
            recordTypes: (string | components["schemas"]["RecordTypeExport"])[];
        };
        JobProgress: {
            /** @example 61000 */
            done: number;
            /**
             * @description `null` where it is not known beforehand.
             * @example 100000
             */
            total: number | null;
            /**
             * @description What is counted.
             * @example records
             */
            unit: string;
            /**
             * @description From 0 to 1.
             * @example 0.61
             */
            ratio: number | null;
        };
        JobError: {
            /**
             * @description Stable code; docs/errors.md lists all.
             * @example database_unavailable
             */
            code: string;
            /** @example The database cannot be reached or does not answer in time */
            message: string;
            /** @description Whether the same job may succeed when it is run again. */
            retryable: boolean;
        };
        JobLinks: {
            /** @example /status/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c */
            self: string;
            /** @example /jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/events */
            events: string;
            /** @description While the job has not ended. */
            cancel?: string;
            /** @description When the job failed or was cancelled. */
            retry?: string;
            /** @description When the job has a result to fetch; the same as `resultUri`. */
            result?: string;
        };
        /** @description A piece of work that can be followed to its end. */
        Job: {
            /**
             * Format: uuid
             * @example 0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c
             */
            jobId: string;
            /** @example generation */
            type: string;
            /**
             * @description Which handler runs it.
             * @example generate_dataset
             */
            kind: string;
            /**
             * @example in-progress
             * @enum {string}
             */
            status: "pending" | "in-progress" | "completed" | "failed" | "cancelled";
            /** @description Whether it waits because its kind is paused. */
            paused: boolean;
            progress: components["schemas"]["JobProgress"];
            /**
             * @description Times that the job was started.
             * @example 1
             */
            attempts: number;
            /** @example 4 */
            maxAttempts: number;
            /**
             * @description Milliseconds of one attempt.
             * @example 21600000
             */
            timeoutMs: number;
            /**
             * @description The smaller number starts first.
             * @example 0
             */
            priority: number;
            /**
             * @description For whom it runs.
             * @example team-a
             */
            tenant: string | null;
            /**
             * Format: date-time
             * @description When the job is due, or was last.
             */
            runAt: string;
            /** @description What was asked for. */
            params: {
                [key: string]: unknown;
            };
            /** @description Facts about what was made. */
            result: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Where the result is: a dataset, or a download link that expires and is made afresh at every read.
             * @example /datasets/users
             */
            resultUri: string | null;
            error: components["schemas"]["JobError"] | null;
            /**
             * @description Why a failed job failed for good.
             * @enum {string|null}
             */
            failureReason: "exhausted" | "unretryable" | "timeout" | "poison" | null;
            /** @description Whether the job was asked to stop. */
            cancelRequested: boolean;
            /**
             * Format: uuid
             * @description The job that this one repeats.
             */
            parentJobId: string | null;
            /**
             * Format: uuid
             * @description The job that repeats this one.
             */
            replayedBy: string | null;
            /**
             * Format: uuid
             * @description The schedule that started it.
             */
            scheduleId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: date-time */
            updatedAt: string;
            links: components["schemas"]["JobLinks"];
        };
        JobPage: {
            /** @description Newest first. */
            jobs: components["schemas"]["Job"][];
            /** @description Gives the next page; `null` on the last one. */
            nextCursor: string | null;
        };
        RetryRequest: {
            /**
             * @description Properties of the original request to be replaced, `null` to be left out. The result is checked as a new request and becomes a new job.
             * @example {
             *       "count": 500
             *     }
             */
            params?: {
                [key: string]: unknown;
            };
        };
        /** @description Jobs must fit everything that is given. */
        JobFilter: {
            /**
             * @description Kind of work, as users see it.
             * @example generation
             */
            type?: string;
            /**
             * @description Which handler runs it.
             * @example generate_dataset
             */
            kind?: string;
            /** @description Jobs of this tenant. */
            tenant?: string;
            /** @description Jobs about this record type. */
            recordType?: string;
            /**
             * Format: date-time
             * @description Created then or later.
             */
            createdFrom?: string;
            /**
             * Format: date-time
             * @description Created before.
             */
            createdTo?: string;
            /**
             * Format: date-time
             * @description Ended then or later.
             */
            finishedFrom?: string;
            /**
             * Format: date-time
             * @description Ended before.
             */
            finishedTo?: string;
            /**
             * @description Words that the error message or the parameters have (their first 8,192 characters), each from its start, in any case.
             * @example customers
             */
            text?: string;
            /** @description Words that the error message of a failed job has, each from its start, in any case. */
            errorText?: string;
            /**
             * @description docs/errors.md lists all.
             * @example job_timed_out
             */
            errorCode?: string;
            /**
             * @description Why a job failed for good: no attempt was left, another could not help, the last one took too long, or it killed its workers.
             * @enum {string}
             */
            reason?: "exhausted" | "unretryable" | "timeout" | "poison";
            /** @description Failed jobs that another job repeats, or that none does. */
            replayed?: boolean;
            /**
             * Format: uuid
             * @description The job that repeats this one.
             */
            parentJobId?: string;
            /**
             * @description Values that the parameters have, as `path:value`. Steps of a path are separated by dots; `[]` stands for any element of an array. Numbers, `true`, `false` and `null` fit as such and as text.
             * @example [
             *       "mode:append",
             *       "fields[].name:email"
             *     ]
             */
            param?: string[];
            /** @enum {string} */
            status?: "pending" | "in-progress" | "completed" | "failed" | "cancelled";
        };
        /** @description Jobs by `ids` or by a `filter` that is not empty. */
        JobSelection: {
            /** @description These jobs. With `filter` too, those of them that fit it. */
            ids?: string[];
            /**
             * @description Only count what would be changed.
             * @default false
             */
            dryRun?: boolean;
            filter?: components["schemas"]["JobFilter"];
        };
        SelectedJob: {
            /** Format: uuid */
            jobId: string;
            /** @enum {string} */
            status: "pending" | "in-progress" | "completed" | "failed" | "cancelled";
        };
        SelectionOutcome: {
            /** @description Whether this only counted. */
            dryRun: boolean;
            /** @description Jobs that fit and can be changed. */
            matched: number;
            /** @description Jobs that were changed. */
            changed: number;
            /** @description Jobs left because one request changes at most 10000: send it again. */
            remaining: number;
            /** @description The first 1000 of them. */
            jobs: components["schemas"]["SelectedJob"][];
        };
        /** @description A backup of the database, to `BACKUP_URL`. */
        BackupRequest: Record<string, never>;
        /** @description A request that is to be made again and again. */
        ScheduleRequest: {
            /**
             * @description Unique.
             * @example nightly-users
             */
            name: string;
            /**
             * @description Five parts, minute to weekday, or six with seconds before them; also `@daily` and its like. Either `cron` or `every`.
             * @example 0 3 * * *
             */
            cron?: string;
            /** @description An interval from `1s` to `366d`, counted from the making of the schedule. */
            every?: string;
            /**
             * @description IANA time zone in which `cron` is read.
             * @default UTC
             * @example Europe/Berlin
             */
            timeZone?: string;
            request?: {
                /** @enum {string} */
                type: "generation" | "export" | "backup";
                /** @description The body of `POST /generate` or `POST /export`; `{}` for a backup of the database. */
                body: components["schemas"]["GenerateRequest"] | components["schemas"]["ExportRequest"] | components["schemas"]["ExportListRequest"] | components["schemas"]["BackupRequest"];
            };
            /**
             * @description What happens when a job of the schedule has not ended at the next tick.
             * @default skip
             * @enum {string}
             */
            overlap?: "skip" | "allow";
            /**
             * @description Whether one run makes up for the ticks that were missed because no worker was there.
             * @default one
             * @enum {string}
             */
            catchUp?: "one" | "none";
        };
        ScheduledRequest: {
            /** @example generation */
            type: string;
            body: {
                [key: string]: unknown;
            };
        };
        ScheduleRunError: {
            /** @example dataset_not_found */
            code: string;
            message: string;
        };
        /** @description What came of a tick. */
        ScheduleRun: {
            /**
             * Format: date-time
             * @description When it was due.
             */
            tick: string;
            /** @description Whether a client asked for it, instead of the clock. */
            byHand: boolean;
            /**
             * @description `skipped`: a job was still there. `missed`: no worker was there in time. `failed`: the request was refused.
             * @enum {string}
             */
            outcome: "started" | "skipped" | "missed" | "failed";
            /**
             * Format: uuid
             * @description The job that was started, or that was still there.
             */
            jobId: string | null;
            error: components["schemas"]["ScheduleRunError"] | null;
            /**
             * Format: date-time
             * @description When it was dealt with.
             */
            at: string;
        };
        ScheduleLinks: {
            /** @example /schedules/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c */
            self: string;
            /** @example /schedules/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/runs */
            runs: string;
        };
        Schedule: {
            /** Format: uuid */
            scheduleId: string;
            /** @example nightly-users */
            name: string;
            /** @example 0 3 * * * */
            cron: string | null;
            /** @example null */
            every: string | null;
            /** @example Europe/Berlin */
            timeZone: string;
            request: components["schemas"]["ScheduledRequest"];
            /** @enum {string} */
            overlap: "skip" | "allow";
            /** @enum {string} */
            catchUp: "one" | "none";
            paused: boolean;
            /**
             * Format: date-time
             * @description `null` while paused, and when there is no further tick.
             */
            nextRunAt: string | null;
            lastRun: components["schemas"]["ScheduleRun"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            links: components["schemas"]["ScheduleLinks"];
        };
        ScheduleList: {
            /** @description By name. */
            schedules: components["schemas"]["Schedule"][];
        };
        ScheduleRuns: {
            /** @description The last 100, newest first. */
            runs: components["schemas"]["ScheduleRun"][];
        };
        ScheduleChanges: {
            /** @description Ticks that come while it is paused are neither run nor made up for. */
            paused: boolean;
        };
        /** @description An endpoint that is to hear of events. */
        WebhookRequest: {
            /**
             * Format: uri
             * @description Where events are posted: https, on the public internet unless WEBHOOKS_ALLOW_PRIVATE allows more.
             * @example https://example.com/hooks/veogen
             */
            url: string;
            /**
             * @description Which events. `job.*` are all of jobs.
             * @example [
             *       "job.completed",
             *       "job.failed"
             *     ]
             */
            events: ("job.completed" | "job.failed" | "job.cancelled" | "job.*")[];
            /**
             * @description Only events of jobs of these types; default: of all.
             * @example [
             *       "export"
             *     ]
             */
            jobTypes?: string[];
            /** @example Tells the warehouse that new rows are there */
            description?: string;
            /**
             * @description A disabled endpoint is sent nothing, and events that happen meanwhile are not kept for it.
             * @default true
             */
            enabled?: boolean;
        };
        WebhookLinks: {
            /** @example /webhooks/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c */
            self: string;
            /** @example /webhooks/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/deliveries */
            deliveries: string;
        };
        WebhookWithSecret: {
            /** Format: uuid */
            webhookId: string;
            /**
             * Format: uri
             * @example https://example.com/hooks/veogen
             */
            url: string;
            description: string;
            events: ("job.completed" | "job.failed" | "job.cancelled" | "job.*")[];
            /** @description Empty: of all types. */
            jobTypes: string[];
            enabled: boolean;
            /**
             * @description `gone`: the endpoint answered 410. `failing`: nothing was delivered for five days.
             * @enum {string|null}
             */
            disabledReason: "by-hand" | "gone" | "failing" | null;
            /** Format: date-time */
            disabledAt: string | null;
            /**
             * Format: date-time
             * @description Since when no attempt has succeeded; `null` when the last one did.
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description Until when messages carry a signature by the secret before the last rotation, too.
             */
            previousSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            links: components["schemas"]["WebhookLinks"];
            /**
             * @description Checks the signatures of messages. It is shown this once.
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfgh4F5bMs=
             */
            secret: string;
        };
        Webhook: {
            /** Format: uuid */
            webhookId: string;
            /**
             * Format: uri
             * @example https://example.com/hooks/veogen
             */
            url: string;
            description: string;
            events: ("job.completed" | "job.failed" | "job.cancelled" | "job.*")[];
            /** @description Empty: of all types. */
            jobTypes: string[];
            enabled: boolean;
            /**
             * @description `gone`: the endpoint answered 410. `failing`: nothing was delivered for five days.
             * @enum {string|null}
             */
            disabledReason: "by-hand" | "gone" | "failing" | null;
            /** Format: date-time */
            disabledAt: string | null;
            /**
             * Format: date-time
             * @description Since when no attempt has succeeded; `null` when the last one did.
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description Until when messages carry a signature by the secret before the last rotation, too.
             */
            previousSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            links: components["schemas"]["WebhookLinks"];
        };
        WebhookList: {
            /** @description Newest first. */
            webhooks: components["schemas"]["Webhook"][];
        };
        /** @description What is to be changed; the rest stays. */
        WebhookChanges: {
            /**
             * Format: uri
             * @description Where events are posted: https, on the public internet unless WEBHOOKS_ALLOW_PRIVATE allows more.
             * @example https://example.com/hooks/veogen
             */
            url?: string;
            /**
             * @description Which events. `job.*` are all of jobs.
             * @example [
             *       "job.completed",
             *       "job.failed"
             *     ]
             */
            events?: ("job.completed" | "job.failed" | "job.cancelled" | "job.*")[];
            /**
             * @description Only events of jobs of these types; default: of all.
             * @example [
             *       "export"
             *     ]
             */
            jobTypes?: string[];
            /** @example Tells the warehouse that new rows are there */
            description?: string;
            /**
             * @description A disabled endpoint is sent nothing, and events that happen meanwhile are not kept for it.
             * @default true
             */
            enabled?: boolean;
        };
        WebhookAttempt: {
            /**
             * @description A missing number is an attempt whose worker died.
             * @example 1
             */
            number: number;
            /** Format: date-time */
            startedAt: string;
            /** @example 83 */
            durationMs: number;
            /**
             * @description `null` when there was no answer.
             * @example 200
             */
            statusCode: number | null;
            /**
             * @description Why it did not count: `refused` (by its status), `redirected`, `timed_out`, `connection_failed`, `tls_failed`, `not_resolved`, `address_refused` or `secret_unreadable`.
             * @example null
             */
            error: string | null;
            /** @description The first 1,024 bytes of the answer. */
            response: string | null;
        };
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description The `webhook-id` of every attempt.
             */
            deliveryId: string;
            /** Format: uuid */
            webhookId: string;
            /** @example job.completed */
            event: string;
            /** Format: date-time */
            occurredAt: string;
            data: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            /**
             * Format: date-time
             * @description `null` when it has ended.
             */
            nextAttemptAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt: string | null;
            attempts: components["schemas"]["WebhookAttempt"][];
        };
        WebhookDeliveryPage: {
            /** @description Newest first. */
            deliveries: components["schemas"]["WebhookDelivery"][];
            /** @description Gives the next page; `null` on the last one. */
            nextCursor: string | null;
        };
        /** @description An attempt that did not succeed. */
        FailedAttempt: {
            /** @description Its number; a worker that died leaves its attempt to the next. */
            attempt: number;
            /**
             * @description The process that ran it.
             * @example host:4711
             */
            worker: string | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt: string;
            /**
             * @description Stable code; docs/errors.md lists all.
             * @example storage_unavailable
             */
            code: string;
            message: string;
        };
        DeadLetterLinks: {
            /** @example /status/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c */
            self: string;
            /** @example /jobs/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c/retry */
            retry: string;
        };
        /** @description A job that failed for good. */
        DeadLetter: {
            /** Format: uuid */
            jobId: string;
            /** @example generation */
            type: string;
            /** @example generate_dataset */
            kind: string;
            /** @enum {string} */
            reason: "exhausted" | "unretryable" | "timeout" | "poison";
            error: components["schemas"]["JobError"];
            /** @description What was asked for. */
            params: {
                [key: string]: unknown;
            };
            /** @description The newest 20, oldest first. */
            attempts: components["schemas"]["FailedAttempt"][];
            /** @example 4 */
            maxAttempts: number;
            /**
             * Format: uuid
             * @description The job that this one repeats.
             */
            parentJobId: string | null;
            /**
             * Format: uuid
             * @description The job that repeats this one; a dead letter is replayed once.
             */
            replayedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            finishedAt: string;
            links: components["schemas"]["DeadLetterLinks"];
        };
        DeadLetterPage: {
            /** @description Newest first. */
            deadLetters: components["schemas"]["DeadLetter"][];
            /** @description Gives the next page; `null` on the last one. */
            nextCursor: string | null;
        };
        /** @description Dead letters must fit everything that is given. */
        DeadLetterFilter: {
            /**
             * @description Kind of work, as users see it.
             * @example generation
             */
            type?: string;
            /**
             * @description Which handler runs it.
             * @example generate_dataset
             */
            kind?: string;
            /** @description Jobs of this tenant. */
            tenant?: string;
            /** @description Jobs about this record type. */
            recordType?: string;
            /**
             * Format: date-time
             * @description Created then or later.
             */
            createdFrom?: string;
            /**
             * Format: date-time
             * @description Created before.
             */
            createdTo?: string;
            /**
             * Format: date-time
             * @description Ended then or later.
             */
            finishedFrom?: string;
            /**
             * Format: date-time
             * @description Ended before.
             */
            finishedTo?: string;
            /**
             * @description Words that the error message or the parameters have (their first 8,192 characters), each from its start, in any case.
             * @example customers
             */
            text?: string;
            /** @description Words that the error message of a failed job has, each from its start, in any case. */
            errorText?: string;
            /**
             * @description docs/errors.md lists all.
             * @example job_timed_out
             */
            errorCode?: string;
            /**
             * @description Why a job failed for good: no attempt was left, another could not help, the last one took too long, or it killed its workers.
             * @enum {string}
             */
            reason?: "exhausted" | "unretryable" | "timeout" | "poison";
            /** @description Failed jobs that another job repeats, or that none does. */
            replayed?: boolean;
            /**
             * Format: uuid
             * @description The job that repeats this one.
             */
            parentJobId?: string;
            /**
             * @description Values that the parameters have, as `path:value`. Steps of a path are separated by dots; `[]` stands for any element of an array. Numbers, `true`, `false` and `null` fit as such and as text.
             * @example [
             *       "mode:append",
             *       "fields[].name:email"
             *     ]
             */
            param?: string[];
        };
        /** @description Dead letters by `ids` or by a `filter` that is not empty. */
        ReplayRequest: {
            /** @description These jobs. With `filter` too, those of them that fit it. */
            ids?: string[];
            /**
             * @description Only count what would be changed.
             * @default false
             */
            dryRun?: boolean;
            filter?: components["schemas"]["DeadLetterFilter"];
            /**
             * @description With a single id: properties of the original request to be replaced, `null` to be left out. The result is checked as a new request.
             * @example {
             *       "count": 500
             *     }
             */
            params?: {
                [key: string]: unknown;
            };
        };
        ReplayedJob: {
            /**
             * Format: uuid
             * @description The job that failed.
             */
            deadLetterId: string;
            /**
             * Format: uuid
             * @description The job that repeats it.
             */
            jobId: string;
        };
        ReplayOutcome: {
            /** @description Whether this only counted. */
            dryRun: boolean;
            /** @description Jobs that fit and can be changed. */
            matched: number;
            /** @description Jobs that were changed. */
            changed: number;
            /** @description Jobs left because one request changes at most 10000: send it again. */
            remaining: number;
            /** @description The first 1000. Of letters named by id, also those that were replayed before. */
            jobs: components["schemas"]["ReplayedJob"][];
        };
        /** @description A kind of job, and what is going on with it. */
        JobKind: {
            /** @example export_dataset */
            kind: string;
            /** @example export */
            type: string;
            /** @example export */
            queue: string;
            paused: boolean;
            /** Format: date-time */
            pausedAt: string | null;
            /** @description Jobs that wait, also those whose time has not come. */
            pending: number;
            running: number;
        };
        JobKindList: {
            kinds: components["schemas"]["JobKind"][];
        };
        DatasetLinks: {
            /** @example /datasets/users */
            self: string;
            /** @example /datasets/users/rows */
            rows: string;
            /**
             * @description POST here to compare the rows with the receipt.
             * @example /datasets/users/verify
             */
            verify: string;
        };
        /** @description The rows of a record type, in the table datasets."<recordType>". */
        Dataset: {
            /** @example users */
            recordType: string;
            /** @example 1000 */
            rowCount: number;
            fields: components["schemas"]["Field"][];
            correlation: components["schemas"]["Correlation"] | null;
            series: components["schemas"]["Series"] | null;
            /** @example en */
            locale: string;
            /**
             * @description Gives the same rows again; `null` for a dataset that a file made.
             * @example 42
             */
            seed: number | null;
            /**
             * @description Version of the engine that made the rows; `null` for a dataset that a file made.
             * @example 1
             */
            engineVersion: string | null;
            /** @description SHA-256 of the schema: rows can be appended under the same one only. */
            schemaHash: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            links: components["schemas"]["DatasetLinks"];
        };
        DatasetList: {
            datasets: components["schemas"]["Dataset"][];
        };
        /** @description Rows that one job wrote. */
        ReceiptPart: {
            /** Format: uuid */
            jobId: string;
            /** @example 0 */
            firstRow: number;
            /** @example 1000 */
            rows: number;
            /**
             * @description Gives these rows again; `null` for rows that were not generated.
             * @example 42
             */
            seed: number | null;
            /** @example 1 */
            engineVersion: string | null;
            /** @description As that of the receipt, over these rows alone. */
            sha256: string;
        };
        /** @description What jobs wrote into the dataset, whatever has become of its table since. */
        Receipt: {
            /** @example 1000 */
            rows: number;
            /**
             * @description Rows that are hashed together.
             * @example 1000
             */
            blockRows: number;
            /** @description SHA-256 over all rows, the same for the same requests whatever the size of chunks and the number of workers. `null` when some rows were written by a version without receipts. */
            sha256: string | null;
            /** @example 1 */
            partCount: number;
            /** @description In row order, the first 100. */
            parts: components["schemas"]["ReceiptPart"][];
        };
        /** @description A dataset with its receipt. */
        DatasetDetail: {
            /** @example users */
            recordType: string;
            /** @example 1000 */
            rowCount: number;
            fields: components["schemas"]["Field"][];
            correlation: components["schemas"]["Correlation"] | null;
            series: components["schemas"]["Series"] | null;
            /** @example en */
            locale: string;
            /**
             * @description Gives the same rows again; `null` for a dataset that a file made.
             * @example 42
             */
            seed: number | null;
            /**
             * @description Version of the engine that made the rows; `null` for a dataset that a file made.
             * @example 1
             */
            engineVersion: string | null;
            /** @description SHA-256 of the schema: rows can be appended under the same one only. */
            schemaHash: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            links: components["schemas"]["DatasetLinks"];
            receipt: components["schemas"]["Receipt"];
        };
        RowPage: {
            /** @description In row order. Beside the fields each has its row number, `_row`. */
            rows: {
                [key: string]: unknown;
            }[];
            /** @description Gives the next page; `null` on the last one. */
            nextCursor: string | null;
        };
        FileLinks: {
            /** @example /files/0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c */
            self: string;
            /** @description The bytes; signed, expires, made afresh at every read. */
            content: string;
        };
        File: {
            /** Format: uuid */
            fileId: string;
            /**
             * Format: uuid
             * @description The job that made it.
             */
            jobId: string | null;
            /** @example users.csv */
            name: string;
            /** @example text/csv; charset=utf-8 */
            contentType: string;
            /** @description Bytes. */
            size: number;
            /** @description Lower-case hex. */
            sha256: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description From when on it is removed because of its age; `null`: never.
             */
            expiresAt: string | null;
            links: components["schemas"]["FileLinks"];
        };
        DeletionDetails: {
            /** @description Rows that the dataset had. */
            rows?: number;
            /** @description Bytes of the table, or of the file. */
            bytes?: number;
            /** @description Files that went with the dataset; each has a record. */
            files?: number;
            /** @description Record types whose rows have values that were sampled from the file. */
            sampledBy?: string[];
        };
        /** @description That something was deleted for good: what and when, without the data. */
        Deletion: {
            /** Format: uuid */
            deletionId: string;
            /** @enum {string} */
            kind: "dataset" | "file";
            /**
             * @description Record type of the dataset, or id of the file.
             * @example users
             */
            subject: string;
            /**
             * @description A client asked for it, or it was old enough.
             * @enum {string}
             */
            reason: "request" | "retention";
            /** @description `X-Request-Id` of the request that asked for it. */
            requestId: string | null;
            /**
             * Format: uuid
             * @description The deletion of the dataset that the file was made of.
             */
            partOf: string | null;
            details: components["schemas"]["DeletionDetails"];
            /**
             * Format: date-time
             * @description From when on nobody could see it any more.
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When the bytes were gone from storage, too; `null` while the storage is out of order.
             */
            completedAt: string | null;
        };
        DeletionPage: {
            /** @description Newest first. */
            deletions: components["schemas"]["Deletion"][];
            /** @description Gives the next page; `null` on the last one. */
            nextCursor: string | null;
        };
        /** @description Days that things are kept; `null`: for ever. */
        RetentionPolicy: {
            /** @description Completed and cancelled jobs, after their end. */
            jobsDays: number | null;
            /** @description Events of jobs, after the end of the job. */
            eventsDays: number | null;
            /** @description Failed jobs, after their end. */
            deadLettersDays: number | null;
            /** @description Files made by jobs: exports and rejects. */
            exportsDays: number | null;
            /** @description Files that clients uploaded. */
            uploadsDays: number | null;
            /** @description Whether jobs are written into archives before they are removed. */
            archiveJobs: boolean;
        };
        RetentionCounts: {
            /** @description Events of ended jobs. Those that go with their job are not counted. */
            events: number;
            /** @description Completed and cancelled jobs. */
            jobs: number;
            /** @description Failed jobs. */
            deadLetters: number;
            /** @description Files made by jobs. */
            exports: number;
            /** @description Files that clients uploaded. */
            uploads: number;
            /** @description Tables of replacements that were never finished nor discarded. */
            stagingTables: number;
            /** @description Objects in storage that no file has listed for a day. */
            unlistedObjects: number;
            /** @description Values that were sampled from files, which nothing needs any more. */
            unusedSamples: number;
        };
        RetentionFailure: {
            /** @description A category, `objects` (removing from storage) or `scan` (looking through it). */
            step: string;
            /** @example storage_unavailable */
            code: string;
            message: string;
        };
        RetentionRun: {
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt: string;
            removed: components["schemas"]["RetentionCounts"];
            /** @description What the next run tries again. */
            failed: components["schemas"]["RetentionFailure"][];
        };
        /** @description What is removed when, and what came of it the last time. */
        Retention: {
            policy: components["schemas"]["RetentionPolicy"];
            /** @description What a run would remove now. */
            due: components["schemas"]["RetentionCounts"];
            /** @description Objects of deleted files that are still in storage. */
            objectsToRemove: number;
            /** @description Whether a worker is at it. */
            running: boolean;
            /** Format: date-time */
            nextRunAt: string;
            lastRun: components["schemas"]["RetentionRun"] | null;
        };
        /** @description Jobs that were removed, as NDJSON packed with gzip. */
        JobArchive: {
            /** Format: uuid */
            fileId: string;
            /** @description Bytes. */
            size: number;
            /** Format: date-time */
            createdAt: string;
            /** @description The bytes; signed, expires, made afresh at every read. */
            content: string;
        };
        JobArchivePage: {
            /** @description Newest first. */
            archives: components["schemas"]["JobArchive"][];
            /** @description Gives the next page; `null` on the last one. */
            nextCursor: string | null;
        };
        /** @description A key to be made. */
        ApiKeyRequest: {
            /**
             * @description For people; need not be unique.
             * @example ci
             */
            name: string;
            /**
             * @description What its holder may do. `admin` is all of it, and everything that belongs to the instance.
             * @example [
             *       "generate",
             *       "read"
             *     ]
             */
            scopes: ("read" | "generate" | "export" | "upload" | "admin")[];
            /**
             * @description Whose jobs, files and datasets its holder sees and makes. Default: a tenant of its own. Not with `admin`, which sees all.
             * @example team-a
             */
            tenant?: string;
            /**
             * Format: date-time
             * @description From when on it is refused. Default: never.
             * @example 2099-12-31T23:59:59Z
             */
            expiresAt?: string;
        };
        /** @description A key that was made, with what its holder sends. */
        NewApiKey: {
            /** Format: uuid */
            keyId: string;
            /** @example ci */
            name: string;
            scopes: ("read" | "generate" | "export" | "upload" | "admin")[];
            /** @description Whose jobs, files and datasets its holder sees; `null` with `admin`, which sees all. */
            tenant: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Who made it; `null`: somebody on the command line. */
            createdBy: string | null;
            /**
             * Format: date-time
             * @description `null`: it does not expire.
             */
            expiresAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /**
             * Format: date-time
             * @description Exact to a minute.
             */
            lastUsedAt: string | null;
            /** @description To be sent as `Authorization: Bearer …` or `X-API-Key`. It is shown this once and is not kept. */
            secret: string;
        };
        /** @description A key, without its secret. */
        ApiKey: {
            /** Format: uuid */
            keyId: string;
            /** @example ci */
            name: string;
            scopes: ("read" | "generate" | "export" | "upload" | "admin")[];
            /** @description Whose jobs, files and datasets its holder sees; `null` with `admin`, which sees all. */
            tenant: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Who made it; `null`: somebody on the command line. */
            createdBy: string | null;
            /**
             * Format: date-time
             * @description `null`: it does not expire.
             */
            expiresAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /**
             * Format: date-time
             * @description Exact to a minute.
             */
            lastUsedAt: string | null;
        };
        ApiKeyPage: {
            keys: components["schemas"]["ApiKey"][];
            nextCursor: string | null;
        };
        Health: {
            /**
             * @example ok
             * @enum {string}
             */
            status: "ok" | "degraded";
            /**
             * @description Each part of the service with its status: `up`, `degraded` or `down`.
             * @example {
             *       "database": {
             *         "status": "up"
             *       },
             *       "storage": {
             *         "status": "up"
             *       },
             *       "queue": {
             *         "status": "up",
             *         "waiting": 0
             *       }
             *     }
             */
            checks?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        };
        /** @description One thing wrong with a request. */
        Issue: {
            /**
             * @description JSON pointer (RFC 6901) to the place; empty for the whole.
             * @example /fields/0/type
             */
            pointer: string;
            /**
             * @description Stable and machine-readable.
             * @example unknown_field_type
             */
            code: string;
            /** @example Field "mail": There is no field type "emial". Did you mean "email"? */
            message: string;
        };
        /** @description An error, as RFC 9457 describes it. Some codes add members of their own. */
        Problem: {
            /**
             * Format: uri
             * @example urn:veogen:problem:validation_failed
             */
            type: string;
            /**
             * @description The same for every problem of this code.
             * @example Request not valid
             */
            title: string;
            /**
             * @description The HTTP status.
             * @example 400
             */
            status: number;
            /**
             * @description What is wrong this time.
             * @example count must be a whole number from 1 to 1000000, not 0
             */
            detail: string;
            /**
             * @description Path of the request.
             * @example /generate
             */
            instance: string;
            /**
             * @description Stable code; docs/errors.md lists all.
             * @example validation_failed
             */
            code: string;
            /**
             * @description Names the request in our log.
             * @example 0198a3c1-7a51-7c3e-9d0c-5b6f3a2e1d4c
             */
            requestId: string;
            /** @description Everything found wrong, where there may be several things. */
            errors?: components["schemas"]["Issue"][];
        };
        /** @description A field of a record. Further properties are the options of its type: see `GET /generate/types`. A dataset that a file made has fields of type `ingested`, with the type of the column in `columnType`. */
        Field: {
            /** @example email */
            name: string;
            /**
             * @description Name of a field type.
             * @example email
             */
            type: string;
            /**
             * @description Share of rows without a value.
             * @default 0
             */
            nullRate?: number;
            /**
             * @description Whether no two rows have the same value.
             * @default false
             */
            unique?: boolean;
            /**
             * @description Whether all rows of an entity of `series` have the same value.
             * @default false
             */
            perEntity?: boolean;
        } & {
            [key: string]: unknown;
        };
        Correlation: {
            /** @description Names of fields whose types can be correlated, in the order of the matrix. */
            fields: string[];
            /** @description One row for each field: correlations with all of them, from -1 to 1; symmetric, with 1 on the diagonal, positive definite. */
            matrix: number[][];
        };
        Series: {
            /** @description How many entities, such as sensors, take turns: row 0 is the first tick of the first, row 1 that of the second. 1 when neither this nor ticksPerEntity is given. */
            entities?: number;
            /** @description In place of entities: the rows of an entity follow each other, and after this many the next entity begins. */
            ticksPerEntity?: number;
            /**
             * Format: date-time
             * @description The moment of the first tick of every entity.
             * @default 2026-01-01T00:00:00Z
             */
            start?: string;
            /**
             * @description Time from a tick to the next, in seconds; whole milliseconds.
             * @default 60
             */
            stepSeconds?: number;
            /**
             * @description Each row is late by a random time up to this, in seconds; whole milliseconds, less than stepSeconds, so that rows of an entity stay in order.
             * @default 0
             */
            jitterSeconds?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getService: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Name, version, and the state of database and queue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_ready`: Something that the service needs does not work; `checks` says what.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, such as a UUID. Repeating it within 24 hours starts nothing new. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateRequest"] | components["schemas"]["GenerateListRequest"];
            };
        };
        responses: {
            /** @description The job was accepted. */
            202: {
                headers: {
                    /** @description Where the job can be followed. */
                    Location?: string;
                    /** @description Seconds before it is worth looking. */
                    "Retry-After"?: number;
                    /** @description `true` when this answers an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    /** @description `true` when this is a job of another request with the same `deduplicationKey`. */
                    Deduplicated?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedJob"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_idempotency_key`: The header `Idempotency-Key` must be 1 to 255 printable ASCII characters.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `tenant_not_allowed`: The request names a tenant, and its key or token is for another.
             *
             *     `dataset_not_owned`: The name is taken by a dataset of another tenant. Choose another one.
             *
             *     `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `dataset_exists`: Mode `create` makes new datasets only. Use `append` or `replace`.
             *
             *     `dataset_schema_conflict`: Rows can be appended only under the same fields and locale. Use mode `replace`.
             *
             *     `dataset_not_generated`: The rows of the dataset came from a file: no rows can be generated to go on with it. Use mode `replace`.
             *
             *     `dataset_seed_conflict`: Unique fields and references hold only under the seed of the dataset. Leave `seed` out, or use mode `replace`.
             *
             *     `dataset_engine_conflict`: Unique fields and references hold only under the engine version that wrote the dataset. Use mode `replace`.
             *
             *     `parent_changed`: A dataset refers to rows of another one that was replaced or deleted since. Generate it again with mode `replace`.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_schema`: The fields cannot be generated as asked. `errors` lists each problem with a JSON pointer.
             *
             *     `nothing_to_keep`: `onCancel: keep` needs `mode: append`; `replace` and `create` show all rows at once or none.
             *
             *     `idempotency_key_reused`: The same `Idempotency-Key` came with another request. Use a new key for each request.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `backlog_full`: `MAX_BACKLOG` jobs wait already. Nothing was accepted; try again later.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"] | components["schemas"]["PreviewListRequest"];
            };
        };
        responses: {
            /** @description The rows; a list for a list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"] | components["schemas"]["PreviewList"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `dataset_not_owned`: The name is taken by a dataset of another tenant. Choose another one.
             *
             *     `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `dataset_exists`: Mode `create` makes new datasets only. Use `append` or `replace`.
             *
             *     `dataset_schema_conflict`: Rows can be appended only under the same fields and locale. Use mode `replace`.
             *
             *     `dataset_not_generated`: The rows of the dataset came from a file: no rows can be generated to go on with it. Use mode `replace`.
             *
             *     `dataset_seed_conflict`: Unique fields and references hold only under the seed of the dataset. Leave `seed` out, or use mode `replace`.
             *
             *     `dataset_engine_conflict`: Unique fields and references hold only under the engine version that wrote the dataset. Use mode `replace`.
             *
             *     `parent_changed`: A dataset refers to rows of another one that was replaced or deleted since. Generate it again with mode `replace`.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_schema`: The fields cannot be generated as asked. `errors` lists each problem with a JSON pointer. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestFromSql: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FromSqlRequest"];
            };
        };
        responses: {
            /** @description The request, and what to know about it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FromSqlResponse"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_sql`: The SQL cannot be parsed (`position`, `line` and `column` say where), or its tables cannot be filled. `errors` says why.
             *
             *     `sql_too_complex`: The SQL took too long to parse, or too much memory. Send the CREATE TABLE statements alone.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFieldTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every field type with its options as JSON Schema. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldTypeList"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload: {
        parameters: {
            query?: never;
            header?: {
                /** @description Digests of the whole body, as in RFC 9530; `sha-256` and `sha-512` are checked. `Repr-Digest` means the same here. For a digest of the file alone there is the field `digest`. */
                "Content-Digest"?: string;
                /** @description A key of your own for this request, such as a UUID. Repeating it within 24 hours starts nothing new. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * @description Makes rows of this record type of the file. Sent before the file, like all fields.
                     * @example people
                     */
                    recordType?: string;
                    /**
                     * @description For whom the job runs: tenants take turns.
                     * @example team-a
                     */
                    tenant?: string;
                    /**
                     * @description What the file is, where you know: for ingestion `csv`, `tsv`, `json`, `ndjson` or `parquet`.
                     * @example csv
                     */
                    format?: string;
                    /**
                     * @description Digests that the file must have, as in RFC 9530; `sha-256` and `sha-512` are checked. With another one nothing is kept.
                     * @example sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:
                     */
                    digest?: string;
                    /**
                     * @description What becomes of the rows that the dataset has.
                     * @default append
                     * @enum {string}
                     */
                    mode?: "append" | "replace" | "create";
                    /**
                     * @description `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`. Default: UTF-8, or UTF-16 by its marks.
                     * @example utf-8
                     */
                    encoding?: string;
                    /**
                     * @description One ASCII character, or `tab`. Default: found in the file.
                     * @example ;
                     */
                    delimiter?: string;
                    /**
                     * @description `"`, `'` or `none`. Default: found in the file.
                     * @example "
                     */
                    quote?: string;
                    /**
                     * @description Whether the first record has the names of the columns. Default: found in the file.
                     * @enum {string}
                     */
                    header?: "true" | "false";
                    /**
                     * @description What stands for null where it is not quoted. Default: nothing.
                     * @example NULL
                     */
                    nullText?: string;
                    /**
                     * @description Order of the parts of dates. Default: the one that every date of a column allows.
                     * @enum {string}
                     */
                    dateFormat?: "iso" | "dmy" | "mdy";
                    /**
                     * @description JSON with the types of columns that should not be found out.
                     * @example {"zip":"text"}
                     */
                    types?: string;
                    /**
                     * @description Records that may be left out; with one more the job fails and writes nothing.
                     * @default 1000
                     */
                    maxRejects?: number;
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description The file is stored. */
            201: {
                headers: {
                    /** @description Where the job can be followed. */
                    Location?: string;
                    /** @description Seconds before it is worth looking. */
                    "Retry-After"?: number;
                    /** @description `true` when this answers an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /**
             * @description `malformed_multipart`: The multipart form cannot be read.
             *
             *     `invalid_digest`: `Content-Digest` or `Repr-Digest` is not as in RFC 9530, or has neither `sha-256` nor `sha-512`.
             *
             *     `digest_mismatch`: The request does not have the digest of its header, or the file not that of `digest`. Nothing was kept.
             *
             *     `upload_incomplete`: The request ended before its last byte. A form leaves nothing; a resumable upload goes on where `HEAD` says.
             *
             *     `file_missing`: The form has no file in a part named `file`.
             *
             *     `empty_file`: The file has no content.
             *
             *     `too_many_files`: A request carries one file.
             *
             *     `invalid_upload_field`: A text field of the form is unknown, doubled, too long or wrong. `errors` says which.
             *
             *     `invalid_idempotency_key`: The header `Idempotency-Key` must be 1 to 255 printable ASCII characters.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `tenant_not_allowed`: The request names a tenant, and its key or token is for another.
             *
             *     `dataset_not_owned`: The name is taken by a dataset of another tenant. Choose another one.
             *
             *     `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_timed_out`: Nothing came for `UPLOAD_IDLE_TIMEOUT_MS`. A form leaves nothing; a resumable upload goes on where `HEAD` says. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dataset_exists`: Mode `create` makes new datasets only. Use `append` or `replace`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_deleted`: The file was deleted for good, on request or because it was old enough; `deletedAt` says when. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_too_large`: The upload is larger than `limit` bytes (`MAX_UPLOAD_BYTES`). Nothing was kept. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_multipart`: Send the file as `multipart/form-data`, in a part named `file`.
             *
             *     `unsupported_media_type`: Files of this type are not taken.
             *
             *     `content_mismatch`: The content of the file is of another type than its name or `Content-Type` says.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The same `Idempotency-Key` came with another request. Use a new key for each request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `backlog_full`: `MAX_BACKLOG` jobs wait already. Nothing was accepted; try again later.
             *
             *     `storage_unavailable`: Files cannot be read or written now. Try again.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createResumableUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The same as in RFC 9530: `sha-256` and `sha-512` are checked. `Repr-Digest` means the same here. */
                "Content-Digest"?: string;
                /** @description `sha256`, `sha512` or `sha1` of the bytes of this request, in base64. */
                "Upload-Checksum"?: string;
                /** @description Pairs of a name and a value in base64, by commas. */
                "Upload-Metadata"?: string;
                /** @description Bytes of the whole file. */
                "Upload-Length": number;
                "Tus-Resumable": "1.0.0";
                /** @description A key of your own for this request, such as a UUID. Repeating it within 24 hours starts nothing new. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description The upload is begun. */
            201: {
                headers: {
                    /** @description Where the bytes go. */
                    Location?: string;
                    /** @description The version of the protocol. */
                    "Tus-Resumable"?: string;
                    /** @description Bytes that are durable. */
                    "Upload-Offset"?: number;
                    /** @description When an upload that is not gone on with is removed. */
                    "Upload-Expires"?: string;
                    /** @description The job that works on the file, once the upload is complete. */
                    "Job-Id"?: string;
                    /** @description The file, once the upload is complete. */
                    "File-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_tus_request`: A header of a resumable upload is missing or wrong; `header` is its name.
             *
             *     `invalid_digest`: `Content-Digest` or `Repr-Digest` is not as in RFC 9530, or has neither `sha-256` nor `sha-512`.
             *
             *     `digest_mismatch`: The request does not have the digest of its header, or the file not that of `digest`. Nothing was kept.
             *
             *     `empty_file`: The file has no content.
             *
             *     `upload_incomplete`: The request ended before its last byte. A form leaves nothing; a resumable upload goes on where `HEAD` says.
             *
             *     `invalid_upload_field`: A text field of the form is unknown, doubled, too long or wrong. `errors` says which.
             *
             *     `invalid_idempotency_key`: The header `Idempotency-Key` must be 1 to 255 printable ASCII characters.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `tenant_not_allowed`: The request names a tenant, and its key or token is for another.
             *
             *     `dataset_not_owned`: The name is taken by a dataset of another tenant. Choose another one.
             *
             *     `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_timed_out`: Nothing came for `UPLOAD_IDLE_TIMEOUT_MS`. A form leaves nothing; a resumable upload goes on where `HEAD` says. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dataset_exists`: Mode `create` makes new datasets only. Use `append` or `replace`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tus_version_unsupported`: Send `Tus-Resumable: 1.0.0` with each request of a resumable upload. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `file_too_large`: The upload is larger than `limit` bytes (`MAX_UPLOAD_BYTES`). Nothing was kept.
             *
             *     `too_many_upload_parts`: The upload came in more than `limit` pieces. Begin another one, and send larger pieces.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_offset_stream`: The bytes of a resumable upload come as `application/offset+octet-stream`.
             *
             *     `unsupported_media_type`: Files of this type are not taken.
             *
             *     `content_mismatch`: The content of the file is of another type than its name or `Content-Type` says.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The same `Idempotency-Key` came with another request. Use a new key for each request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_locked`: Another request has the upload, or has taken it over. Ask with `HEAD`, and go on from there. */
            423: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `checksum_mismatch`: The bytes of the request do not have the checksum that came with them. They were not kept. */
            460: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `storage_unavailable`: Files cannot be read or written now. Try again.
             *
             *     `backlog_full`: `MAX_BACKLOG` jobs wait already. Nothing was accepted; try again later.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describeResumableUploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Version, extensions, algorithms of checksums, and the most bytes of a file. */
            204: {
                headers: {
                    /** @description Versions of the protocol. */
                    "Tus-Version"?: string;
                    /** @description Extensions. */
                    "Tus-Extension"?: string;
                    /** @description Bytes of a file. */
                    "Tus-Max-Size"?: number;
                    /** @description Algorithms of `Upload-Checksum`. */
                    "Tus-Checksum-Algorithm"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getResumableUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumableUpload"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_not_found`: There is no such resumable upload, or none any more. Begin another one. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_expired`: The upload was not gone on with for `RESUMABLE_UPLOAD_TTL_SECONDS`. Begin another one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overrideResumableUploadMethod: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
                "X-HTTP-Method-Override": "PATCH" | "HEAD" | "DELETE";
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description As HEAD answers. */
            200: {
                headers: {
                    /** @description The version of the protocol. */
                    "Tus-Resumable"?: string;
                    /** @description Bytes that are durable. */
                    "Upload-Offset"?: number;
                    /** @description The job that works on the file, once the upload is complete. */
                    "Job-Id"?: string;
                    /** @description The file, once the upload is complete. */
                    "File-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description As PATCH and DELETE answer. */
            204: {
                headers: {
                    /** @description The version of the protocol. */
                    "Tus-Resumable"?: string;
                    /** @description Bytes that are durable. */
                    "Upload-Offset"?: number;
                    /** @description When an upload that is not gone on with is removed. */
                    "Upload-Expires"?: string;
                    /** @description The job that works on the file, once the upload is complete. */
                    "Job-Id"?: string;
                    /** @description The file, once the upload is complete. */
                    "File-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `invalid_tus_request`: A header of a resumable upload is missing or wrong; `header` is its name.
             *
             *     `invalid_digest`: `Content-Digest` or `Repr-Digest` is not as in RFC 9530, or has neither `sha-256` nor `sha-512`.
             *
             *     `digest_mismatch`: The request does not have the digest of its header, or the file not that of `digest`. Nothing was kept.
             *
             *     `empty_file`: The file has no content.
             *
             *     `upload_incomplete`: The request ended before its last byte. A form leaves nothing; a resumable upload goes on where `HEAD` says.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `tenant_not_allowed`: The request names a tenant, and its key or token is for another.
             *
             *     `dataset_not_owned`: The name is taken by a dataset of another tenant. Choose another one.
             *
             *     `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_not_found`: There is no such resumable upload, or none any more. Begin another one. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `method_not_allowed`: The path does not take this method; the header `Allow` lists those that it takes. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_timed_out`: Nothing came for `UPLOAD_IDLE_TIMEOUT_MS`. A form leaves nothing; a resumable upload goes on where `HEAD` says. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `dataset_exists`: Mode `create` makes new datasets only. Use `append` or `replace`.
             *
             *     `upload_offset_conflict`: `Upload-Offset` is not where the upload stands. Ask with `HEAD`, and go on from there.
             *
             *     `upload_complete`: The upload is a file already, and cannot be ended any more.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_expired`: The upload was not gone on with for `RESUMABLE_UPLOAD_TTL_SECONDS`. Begin another one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tus_version_unsupported`: Send `Tus-Resumable: 1.0.0` with each request of a resumable upload. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `file_too_large`: The upload is larger than `limit` bytes (`MAX_UPLOAD_BYTES`). Nothing was kept.
             *
             *     `too_many_upload_parts`: The upload came in more than `limit` pieces. Begin another one, and send larger pieces.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_offset_stream`: The bytes of a resumable upload come as `application/offset+octet-stream`.
             *
             *     `unsupported_media_type`: Files of this type are not taken.
             *
             *     `content_mismatch`: The content of the file is of another type than its name or `Content-Type` says.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The same `Idempotency-Key` came with another request. Use a new key for each request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_locked`: Another request has the upload, or has taken it over. Ask with `HEAD`, and go on from there. */
            423: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `checksum_mismatch`: The bytes of the request do not have the checksum that came with them. They were not kept. */
            460: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `storage_unavailable`: Files cannot be read or written now. Try again.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endResumableUpload: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    /** @description The version of the protocol. */
                    "Tus-Resumable"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_not_found`: There is no such resumable upload, or none any more. Begin another one. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_complete`: The upload is a file already, and cannot be ended any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tus_version_unsupported`: Send `Tus-Resumable: 1.0.0` with each request of a resumable upload. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_locked`: Another request has the upload, or has taken it over. Ask with `HEAD`, and go on from there. */
            423: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    headResumableUpload: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The next byte to send. */
            200: {
                headers: {
                    /** @description The version of the protocol. */
                    "Tus-Resumable"?: string;
                    /** @description Bytes that are durable. */
                    "Upload-Offset"?: number;
                    /** @description Bytes of the whole file. */
                    "Upload-Length"?: number;
                    /** @description As it was sent. */
                    "Upload-Metadata"?: string;
                    /** @description The job that works on the file, once the upload is complete. */
                    "Job-Id"?: string;
                    /** @description The file, once the upload is complete. */
                    "File-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_not_found`: There is no such resumable upload, or none any more. Begin another one. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_expired`: The upload was not gone on with for `RESUMABLE_UPLOAD_TTL_SECONDS`. Begin another one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tus_version_unsupported`: Send `Tus-Resumable: 1.0.0` with each request of a resumable upload. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_locked`: Another request has the upload, or has taken it over. Ask with `HEAD`, and go on from there. */
            423: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    continueResumableUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The same as in RFC 9530: `sha-256` and `sha-512` are checked. `Repr-Digest` means the same here. */
                "Content-Digest"?: string;
                /** @description `sha256`, `sha512` or `sha1` of the bytes of this request, in base64. */
                "Upload-Checksum"?: string;
                /** @description Where in the file the bytes belong: where it stands. */
                "Upload-Offset": number;
                "Tus-Resumable": "1.0.0";
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description The bytes are durable. */
            204: {
                headers: {
                    /** @description The version of the protocol. */
                    "Tus-Resumable"?: string;
                    /** @description Bytes that are durable. */
                    "Upload-Offset"?: number;
                    /** @description When an upload that is not gone on with is removed. */
                    "Upload-Expires"?: string;
                    /** @description The job that works on the file, once the upload is complete. */
                    "Job-Id"?: string;
                    /** @description The file, once the upload is complete. */
                    "File-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `invalid_tus_request`: A header of a resumable upload is missing or wrong; `header` is its name.
             *
             *     `invalid_digest`: `Content-Digest` or `Repr-Digest` is not as in RFC 9530, or has neither `sha-256` nor `sha-512`.
             *
             *     `digest_mismatch`: The request does not have the digest of its header, or the file not that of `digest`. Nothing was kept.
             *
             *     `empty_file`: The file has no content.
             *
             *     `upload_incomplete`: The request ended before its last byte. A form leaves nothing; a resumable upload goes on where `HEAD` says.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `tenant_not_allowed`: The request names a tenant, and its key or token is for another.
             *
             *     `dataset_not_owned`: The name is taken by a dataset of another tenant. Choose another one.
             *
             *     `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_not_found`: There is no such resumable upload, or none any more. Begin another one. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_timed_out`: Nothing came for `UPLOAD_IDLE_TIMEOUT_MS`. A form leaves nothing; a resumable upload goes on where `HEAD` says. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `dataset_exists`: Mode `create` makes new datasets only. Use `append` or `replace`.
             *
             *     `upload_offset_conflict`: `Upload-Offset` is not where the upload stands. Ask with `HEAD`, and go on from there.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_expired`: The upload was not gone on with for `RESUMABLE_UPLOAD_TTL_SECONDS`. Begin another one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tus_version_unsupported`: Send `Tus-Resumable: 1.0.0` with each request of a resumable upload. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `file_too_large`: The upload is larger than `limit` bytes (`MAX_UPLOAD_BYTES`). Nothing was kept.
             *
             *     `too_many_upload_parts`: The upload came in more than `limit` pieces. Begin another one, and send larger pieces.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_offset_stream`: The bytes of a resumable upload come as `application/offset+octet-stream`.
             *
             *     `unsupported_media_type`: Files of this type are not taken.
             *
             *     `content_mismatch`: The content of the file is of another type than its name or `Content-Type` says.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The same `Idempotency-Key` came with another request. Use a new key for each request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_locked`: Another request has the upload, or has taken it over. Ask with `HEAD`, and go on from there. */
            423: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `checksum_mismatch`: The bytes of the request do not have the checksum that came with them. They were not kept. */
            460: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `storage_unavailable`: Files cannot be read or written now. Try again.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, such as a UUID. Repeating it within 24 hours starts nothing new. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportRequest"] | components["schemas"]["ExportListRequest"];
            };
        };
        responses: {
            /** @description The job was accepted. */
            202: {
                headers: {
                    /** @description Where the job can be followed. */
                    Location?: string;
                    /** @description Seconds before it is worth looking. */
                    "Retry-After"?: number;
                    /** @description `true` when this answers an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    /** @description `true` when this is a job of another request with the same `deduplicationKey`. */
                    Deduplicated?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedJob"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_idempotency_key`: The header `Idempotency-Key` must be 1 to 255 printable ASCII characters.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `tenant_not_allowed`: The request names a tenant, and its key or token is for another.
             *
             *     `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dataset_not_found`: There is no dataset of this record type. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_selection`: The export names fields that the dataset does not have, or compares them with values that do not fit.
             *
             *     `invalid_mask`: A mask names a field that there is not, or has no values to replace it by; or a filter chooses rows by what is masked.
             *
             *     `compression_unavailable`: Files of the format are not packed so, or the Node.js of the service cannot; `available` lists what can be asked for.
             *
             *     `unknown_format`: The format is none of those that are offered.
             *
             *     `invalid_format_options`: The options of the format are wrong. `errors` lists each problem.
             *
             *     `idempotency_key_reused`: The same `Idempotency-Key` came with another request. Use a new key for each request.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `backlog_full`: `MAX_BACKLOG` jobs wait already. Nothing was accepted; try again later.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job_not_found`: There is no job of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description Kind of work, as users see it. */
                type?: string;
                /** @description Which handler runs it. */
                kind?: string;
                /** @description Jobs of this tenant. */
                tenant?: string;
                /** @description Jobs about this record type. */
                recordType?: string;
                /** @description Created then or later. */
                createdFrom?: string;
                /** @description Created before. */
                createdTo?: string;
                /** @description Ended then or later. */
                finishedFrom?: string;
                /** @description Ended before. */
                finishedTo?: string;
                /** @description Words that the error message or the parameters have (their first 8,192 characters), each from its start, in any case. */
                text?: string;
                /** @description Words that the error message of a failed job has, each from its start, in any case. */
                errorText?: string;
                /** @description docs/errors.md lists all. */
                errorCode?: string;
                /** @description Why a job failed for good: no attempt was left, another could not help, the last one took too long, or it killed its workers. */
                reason?: "exhausted" | "unretryable" | "timeout" | "poison";
                /** @description Failed jobs that another job repeats, or that none does. */
                replayed?: boolean;
                /** @description The job that repeats this one. */
                parentJobId?: string;
                /** @description Values that the parameters have, as `path:value`. Steps of a path are separated by dots; `[]` stands for any element of an array. Numbers, `true`, `false` and `null` fit as such and as text. */
                param?: string[];
                status?: "pending" | "in-progress" | "completed" | "failed" | "cancelled";
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs. */
            200: {
                headers: {
                    /** @description The next page, as `rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            /**
             * @description `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_cursor`: Use the `nextCursor` of the page before, unchanged.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `tenant_not_allowed`: The request names a tenant, and its key or token is for another.
             *
             *     `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job will stop. */
            202: {
                headers: {
                    /** @description Where the job can be followed. */
                    Location?: string;
                    /** @description Seconds before it is worth looking. */
                    "Retry-After"?: number;
                    /** @description `true` when this answers an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    /** @description `true` when this is a job of another request with the same `deduplicationKey`. */
                    Deduplicated?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedJob"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job_not_found`: There is no job of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job_already_ended`: Only a job that is pending or in progress can be cancelled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RetryRequest"];
            };
        };
        responses: {
            /** @description The job will run again. */
            202: {
                headers: {
                    /** @description Where the job can be followed. */
                    Location?: string;
                    /** @description Seconds before it is worth looking. */
                    "Retry-After"?: number;
                    /** @description `true` when this answers an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    /** @description `true` when this is a job of another request with the same `deduplicationKey`. */
                    Deduplicated?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedJob"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `job_not_found`: There is no job of this id.
             *
             *     `dataset_not_found`: There is no dataset of this record type.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `job_not_ended`: Only a failed or cancelled job can be run again.
             *
             *     `job_already_replayed`: Another job repeats this one already (`replayedBy`). Retry or replay that one.
             *
             *     `dataset_exists`: Mode `create` makes new datasets only. Use `append` or `replace`.
             *
             *     `dataset_schema_conflict`: Rows can be appended only under the same fields and locale. Use mode `replace`.
             *
             *     `dataset_seed_conflict`: Unique fields and references hold only under the seed of the dataset. Leave `seed` out, or use mode `replace`.
             *
             *     `dataset_engine_conflict`: Unique fields and references hold only under the engine version that wrote the dataset. Use mode `replace`.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `params_not_editable`: A job of this type is run again as it is: leave `params` out.
             *
             *     `invalid_schema`: The fields cannot be generated as asked. `errors` lists each problem with a JSON pointer.
             *
             *     `nothing_to_keep`: `onCancel: keep` needs `mode: append`; `replace` and `create` show all rows at once or none.
             *
             *     `invalid_selection`: The export names fields that the dataset does not have, or compares them with values that do not fit.
             *
             *     `invalid_mask`: A mask names a field that there is not, or has no values to replace it by; or a filter chooses rows by what is masked.
             *
             *     `compression_unavailable`: Files of the format are not packed so, or the Node.js of the service cannot; `available` lists what can be asked for.
             *
             *     `unknown_format`: The format is none of those that are offered.
             *
             *     `invalid_format_options`: The options of the format are wrong. `errors` lists each problem.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `backlog_full`: `MAX_BACKLOG` jobs wait already. Nothing was accepted; try again later.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobSelection"];
            };
        };
        responses: {
            /** @description The jobs will stop. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelectionOutcome"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobSelection"];
            };
        };
        responses: {
            /** @description The jobs will run again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelectionOutcome"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `backlog_full`: `MAX_BACKLOG` jobs wait already. Nothing was accepted; try again later.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followJob: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 7
                     *     event: progress
                     *     data: {"jobId":"…","done":61000,"total":100000}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description The job has ended and the client has seen everything: no need to come back. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job_not_found`: There is no job of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleList"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleRequest"];
            };
        };
        responses: {
            /** @description The schedule. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `schedule_exists`: There is a schedule of this name already. Delete it first, or choose another name.
             *
             *     `too_many_schedules`: There are as many schedules as there can be. Delete one first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_schedule`: When the schedule is to fire cannot be understood, or is never. `errors` says what is wrong.
             *
             *     `scheduled_request_refused`: The request would be refused if it were made now: `reason` is the code, `errors` points into the request.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `schedule_not_found`: There is no schedule of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. Jobs that it started go on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `schedule_not_found`: There is no schedule of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleChanges"];
            };
        };
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `schedule_not_found`: There is no schedule of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listScheduleRuns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleRuns"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `schedule_not_found`: There is no schedule of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, such as a UUID. Repeating it within 24 hours starts nothing new. */
                "Idempotency-Key"?: string;
            };
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job was accepted. */
            202: {
                headers: {
                    /** @description Where the job can be followed. */
                    Location?: string;
                    /** @description Seconds before it is worth looking. */
                    "Retry-After"?: number;
                    /** @description `true` when this answers an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    /** @description `true` when this is a job of another request with the same `deduplicationKey`. */
                    Deduplicated?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedJob"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `invalid_idempotency_key`: The header `Idempotency-Key` must be 1 to 255 printable ASCII characters.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `schedule_not_found`: There is no schedule of this id.
             *
             *     `dataset_not_found`: There is no dataset of this record type.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `dataset_exists`: Mode `create` makes new datasets only. Use `append` or `replace`.
             *
             *     `dataset_schema_conflict`: Rows can be appended only under the same fields and locale. Use mode `replace`.
             *
             *     `dataset_seed_conflict`: Unique fields and references hold only under the seed of the dataset. Leave `seed` out, or use mode `replace`.
             *
             *     `dataset_engine_conflict`: Unique fields and references hold only under the engine version that wrote the dataset. Use mode `replace`.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_reused`: The same `Idempotency-Key` came with another request. Use a new key for each request.
             *
             *     `invalid_schema`: The fields cannot be generated as asked. `errors` lists each problem with a JSON pointer.
             *
             *     `invalid_selection`: The export names fields that the dataset does not have, or compares them with values that do not fit.
             *
             *     `unknown_format`: The format is none of those that are offered.
             *
             *     `invalid_format_options`: The options of the format are wrong. `errors` lists each problem.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `backlog_full`: `MAX_BACKLOG` jobs wait already. Nothing was accepted; try again later.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description The webhook, with its secret. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_webhooks`: There are as many webhooks as there can be. Delete one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_url_refused`: Webhooks are sent to https on the public internet, and to the networks of `WEBHOOKS_ALLOW_PRIVATE`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_not_found`: There is no webhook of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; what was still to be sent is not. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_not_found`: There is no webhook of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChanges"];
            };
        };
        responses: {
            /** @description The webhook as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_not_found`: There is no webhook of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_url_refused`: Webhooks are sent to https on the public internet, and to the networks of `WEBHOOKS_ALLOW_PRIVATE`. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: {
                /** @description Seconds for which messages carry a signature by the old secret, too; 0 when it has leaked. */
                gracePeriodSeconds?: number;
            };
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook, with its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /**
             * @description `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_not_found`: There is no webhook of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_not_found`: There is no webhook of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_disabled`: Nothing is sent to a disabled webhook. Enable it first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                status?: "pending" | "delivered" | "failed";
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    /** @description The next page, as `rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /**
             * @description `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_id`: An id in the path is not a UUID.
             *
             *     `invalid_cursor`: Use the `nextCursor` of the page before, unchanged.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_not_found`: There is no webhook of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, which is pending again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `webhook_not_found`: There is no webhook of this id.
             *
             *     `webhook_delivery_not_found`: The webhook has no delivery of this id. Ended ones leave the log after 30 days.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_disabled`: Nothing is sent to a disabled webhook. Enable it first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description Kind of work, as users see it. */
                type?: string;
                /** @description Which handler runs it. */
                kind?: string;
                /** @description Jobs of this tenant. */
                tenant?: string;
                /** @description Jobs about this record type. */
                recordType?: string;
                /** @description Created then or later. */
                createdFrom?: string;
                /** @description Created before. */
                createdTo?: string;
                /** @description Ended then or later. */
                finishedFrom?: string;
                /** @description Ended before. */
                finishedTo?: string;
                /** @description Words that the error message or the parameters have (their first 8,192 characters), each from its start, in any case. */
                text?: string;
                /** @description Words that the error message of a failed job has, each from its start, in any case. */
                errorText?: string;
                /** @description docs/errors.md lists all. */
                errorCode?: string;
                /** @description Why a job failed for good: no attempt was left, another could not help, the last one took too long, or it killed its workers. */
                reason?: "exhausted" | "unretryable" | "timeout" | "poison";
                /** @description Failed jobs that another job repeats, or that none does. */
                replayed?: boolean;
                /** @description The job that repeats this one. */
                parentJobId?: string;
                /** @description Values that the parameters have, as `path:value`. Steps of a path are separated by dots; `[]` stands for any element of an array. Numbers, `true`, `false` and `null` fit as such and as text. */
                param?: string[];
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of dead letters. */
            200: {
                headers: {
                    /** @description The next page, as `rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
            /**
             * @description `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_cursor`: Use the `nextCursor` of the page before, unchanged.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `tenant_not_allowed`: The request names a tenant, and its key or token is for another.
             *
             *     `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description The new jobs will run. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayOutcome"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `job_not_found`: There is no job of this id.
             *
             *     `dataset_not_found`: There is no dataset of this record type.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `job_not_ended`: Only a failed or cancelled job can be run again.
             *
             *     `job_already_replayed`: Another job repeats this one already (`replayedBy`). Retry or replay that one.
             *
             *     `dataset_exists`: Mode `create` makes new datasets only. Use `append` or `replace`.
             *
             *     `dataset_schema_conflict`: Rows can be appended only under the same fields and locale. Use mode `replace`.
             *
             *     `dataset_seed_conflict`: Unique fields and references hold only under the seed of the dataset. Leave `seed` out, or use mode `replace`.
             *
             *     `dataset_engine_conflict`: Unique fields and references hold only under the engine version that wrote the dataset. Use mode `replace`.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `params_not_editable`: A job of this type is run again as it is: leave `params` out.
             *
             *     `invalid_schema`: The fields cannot be generated as asked. `errors` lists each problem with a JSON pointer.
             *
             *     `nothing_to_keep`: `onCancel: keep` needs `mode: append`; `replace` and `create` show all rows at once or none.
             *
             *     `invalid_selection`: The export names fields that the dataset does not have, or compares them with values that do not fit.
             *
             *     `invalid_mask`: A mask names a field that there is not, or has no values to replace it by; or a filter chooses rows by what is masked.
             *
             *     `compression_unavailable`: Files of the format are not packed so, or the Node.js of the service cannot; `available` lists what can be asked for.
             *
             *     `unknown_format`: The format is none of those that are offered.
             *
             *     `invalid_format_options`: The options of the format are wrong. `errors` lists each problem.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `backlog_full`: `MAX_BACKLOG` jobs wait already. Nothing was accepted; try again later.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobKinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every kind that a worker has a handler for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobKindList"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseJobKind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kind is paused. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobKind"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job_kind_not_found`: No worker has said that it runs jobs of this kind. `GET /admin/kinds` lists those that are known. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeJobKind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kind is not paused. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobKind"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job_kind_not_found`: No worker has said that it runs jobs of this kind. `GET /admin/kinds` lists those that are known. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDatasets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The datasets, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetList"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recordType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dataset. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetDetail"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dataset_not_found`: There is no dataset of this record type. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDataset: {
        parameters: {
            query?: {
                /** @description Cancel the jobs that need it, instead of answering 409 with their ids. */
                cancelJobs?: boolean;
                /** @description Delete the files that jobs made of it, too: exports, and rejects of its uploads. */
                exports?: boolean;
            };
            header?: never;
            path: {
                recordType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    /** @description The record of the deletion, as `rel="describedby"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dataset_not_found`: There is no dataset of this record type. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dataset_in_use`: Jobs that read or write the dataset have not ended; `jobIds` names them. Try again when they have, or with `cancelJobs=true`. Without ids: a client is reading it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRows: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Goes before `Accept`. Default: by `Accept`, or JSON. */
                format?: "json" | "ndjson" | "csv";
            };
            header?: never;
            path: {
                recordType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    /** @description The next page, as `rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowPage"];
                    /** @example {"_row":0,"age":36,"plan":"free"} */
                    "application/x-ndjson": string;
                    /**
                     * @example _row,age,plan
                     *     0,36,free
                     */
                    "text/csv": string;
                };
            };
            /**
             * @description `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_cursor`: Use the `nextCursor` of the page before, unchanged.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dataset_not_found`: There is no dataset of this record type. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: The resource has none of the types that the header `Accept` allows; `types` lists those that it has. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRow: {
        parameters: {
            query?: {
                /** @description Compute the row from the seed instead of reading it. It has the fields as they were generated, and no columns of your own. */
                recompute?: "true" | "false";
            };
            header?: never;
            path: {
                recordType: string;
                /** @description Its number, `_row`. */
                row: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Row number.
                         * @example 0
                         */
                        _row: number;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /**
             * @description `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `dataset_not_found`: There is no dataset of this record type.
             *
             *     `row_not_found`: The dataset has no row of this number. Numbers begin at 0 and may have gaps.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `row_not_recomputable`: The row was not generated, or by another version of the engine. Read it without `recompute`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyDataset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, such as a UUID. Repeating it within 24 hours starts nothing new. */
                "Idempotency-Key"?: string;
            };
            path: {
                recordType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job was accepted. */
            202: {
                headers: {
                    /** @description Where the job can be followed. */
                    Location?: string;
                    /** @description Seconds before it is worth looking. */
                    "Retry-After"?: number;
                    /** @description `true` when this answers an earlier request with the same Idempotency-Key. */
                    "Idempotency-Replayed"?: "true";
                    /** @description `true` when this is a job of another request with the same `deduplicationKey`. */
                    Deduplicated?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedJob"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: The header `Idempotency-Key` must be 1 to 255 printable ASCII characters.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dataset_not_found`: There is no dataset of this record type. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `receipt_incomplete`: Some rows were written by a version without receipts, so nothing says what they were. Use mode `replace`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The same `Idempotency-Key` came with another request. Use a new key for each request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `backlog_full`: `MAX_BACKLOG` jobs wait already. Nothing was accepted; try again later.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_not_found`: There is no file of this id, or it was deleted. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_deleted`: The file was deleted for good, on request or because it was old enough; `deletedAt` says when. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteFile: {
        parameters: {
            query?: {
                /** @description Cancel the jobs that need it, instead of answering 409 with their ids. */
                cancelJobs?: boolean;
            };
            header?: never;
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nobody can see it any more. */
            204: {
                headers: {
                    /** @description The record of the deletion, as `rel="describedby"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_not_found`: There is no file of this id, or it was deleted. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_in_use`: Jobs that need the file have not ended; `jobIds` names them. Try again when they have, or with `cancelJobs=true`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_deleted`: The file was deleted for good, on request or because it was old enough; `deletedAt` says when. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadFile: {
        parameters: {
            query: {
                /** @description Part of the signed link. */
                signature: string;
                /** @description Part of the signed link. */
                expires: string;
            };
            header?: {
                "If-None-Match"?: string;
                "If-Match"?: string;
                "If-Range"?: string;
                /** @description One range of bytes; several are answered with the whole file. */
                Range?: string;
            };
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    ETag?: string;
                    "Accept-Ranges"?: string;
                    "Content-Disposition"?: string;
                    "Repr-Digest"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    ETag?: string;
                    "Accept-Ranges"?: string;
                    "Content-Disposition"?: string;
                    "Repr-Digest"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The storage serves the file at `Location`, for a few minutes; only where this is allowed. */
            302: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The client has it already. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `link_forged`: The download link was not made by us or was changed. Take a fresh one from the status of the job. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_not_found`: There is no file of this id, or it was deleted. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `file_deleted`: The file was deleted for good, on request or because it was old enough; `deletedAt` says when.
             *
             *     `link_expired`: The download link is too old. Take a fresh one from the status of the job.
             */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_changed`: The file does not have the entity tag of `If-Match`; `etag` is the one that it has. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_range`: The range begins past the end of the file; `Content-Range` has its size. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `storage_unavailable`: Files cannot be read or written now. Try again.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeletions: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                kind?: "dataset" | "file";
                /** @description Record type of the dataset, or id of the file. */
                subject?: string;
                reason?: "request" | "retention";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deletions. */
            200: {
                headers: {
                    /** @description The next page, as `rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletionPage"];
                };
            };
            /**
             * @description `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_cursor`: Use the `nextCursor` of the page before, unchanged.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deletionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `deletion_not_found`: There is no record of a deletion with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy and its state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will run. `due` is what it finds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobArchives: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of archives. */
            200: {
                headers: {
                    /** @description The next page, as `rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobArchivePage"];
                };
            };
            /**
             * @description `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_cursor`: Use the `nextCursor` of the page before, unchanged.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    /** @description The next page, as `rel="next"`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /**
             * @description `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `invalid_cursor`: Use the `nextCursor` of the page before, unchanged.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api_keys_not_in_use`: Keys are made over HTTP only with `AUTH_MODE=api-key`. On the command line: `npm run keys`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRequest"];
            };
        };
        responses: {
            /** @description The key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /**
             * @description `body_missing`: The request needs a JSON object as its body.
             *
             *     `invalid_json`: The body cannot be parsed; `line` and `column` say where.
             *
             *     `json_too_complex`: The body is nested too deeply (`MAX_JSON_DEPTH`) or has too many values.
             *
             *     `validation_failed`: Properties or parameters are missing, unknown or wrong. `errors` lists each with a JSON pointer.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_timed_out`: The body did not arrive in time. Send it again. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `too_many_api_keys`: There are as many keys as there may be. Revoke some that are not used.
             *
             *     `api_keys_not_in_use`: Keys are made over HTTP only with `AUTH_MODE=api-key`. On the command line: `npm run keys`.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The JSON body is larger than `limit` bytes (`MAX_BODY_BYTES`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_not_json`: Send the body as `application/json`, in UTF-8 and uncompressed. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_api_key`: A key cannot be made like this; `errors` says why. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_id`: An id in the path is not a UUID.
             *
             *     `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api_key_not_found`: There is no API key with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api_keys_not_in_use`: Keys are made over HTTP only with `AUTH_MODE=api-key`. On the command line: `npm run keys`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    isLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hasStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They should. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_ready`: Something that the service needs does not work; `checks` says what.
             *
             *     `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getServiceMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `bad_request`: The request line or a header is broken, for example a bad percent-encoding in the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: The request has no API key or token, or one that is wrong, expired or revoked. Send it as `Authorization: Bearer …`, a key also as `X-API-Key`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The key or the token does not have the scope that this needs; `scopes` names it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: More than `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS`. `Retry-After` says when there is room again. */
            429: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: A mistake of ours. The log has the details under the same `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `database_unavailable`: PostgreSQL cannot be reached or does not answer in time. Nothing was accepted; try again.
             *
             *     `service_starting`: The database is being migrated or has not been reached yet. Try again shortly.
             *
             *     `identity_provider_unavailable`: The keys of `JWT_JWKS_URL` cannot be read, so no token can be checked. Try again shortly.
             */
            503: {
                headers: {
                    /** @description Seconds after which it is worth trying again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
