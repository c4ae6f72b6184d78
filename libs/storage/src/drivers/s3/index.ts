import { InvalidStorageUrl } from '../../storage.errors';
import type { StorageDriverFactory } from '../../storage.port';
import { S3Driver } from './s3.driver';

const example = 's3://bucket/prefix';
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, but for the rarer rules.
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,8}\/?$/;

/** A bucket of Amazon S3 or of a service that speaks its protocol. */
export const s3: StorageDriverFactory = {
  scheme: 's3',
  example,
  open(url, settings) {
    if (settings.s3 === undefined) throw new InvalidStorageUrl('An S3 URL needs the settings of S3.');
    const { host, pathname } = url;
    const extras = [url.username, url.password, url.port, url.search, url.hash];
    if (extras.some((extra) => extra !== '') || !BUCKET.test(host) || !PREFIX.test(pathname))
      throw malformed();
    const { accessKeyId, secretAccessKey } = settings.s3;
    if ((accessKeyId === undefined) !== (secretAccessKey === undefined))
      throw new InvalidStorageUrl(
        'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY go together: set both or neither.',
      );
    const prefix = pathname.replace(/^\/|\/$/g, '');
    return new S3Driver({ bucket: host, prefix: prefix === '' ? '' : `${prefix}/` }, settings.s3);
  },
};

function malformed(): InvalidStorageUrl {
  return new InvalidStorageUrl(
    `An S3 URL is s3://, a bucket and an optional prefix, like ${example}. Endpoint, region and credentials are settings of their own (AWS_ENDPOINT_URL_S3, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY).`,
  );
}
