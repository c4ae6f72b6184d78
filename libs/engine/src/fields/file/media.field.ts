import { option } from '../../options/option';
import { choice } from '../../random/draw';
import { composedField } from '../composed/composed-field';
import { digits, numbers, type Part } from '../composed/part';
import { defineField } from '../define-field';
import { listedField } from '../listed/listed-field';

export const imageDimensions = composedField({
  type: 'imageDimensions',
  family: 'file',
  description: 'Width and height of an image in pixels, such as "1024x683".',
  example: { maxWidth: 2000, maxHeight: 1500 },
  options: {
    maxWidth: option.integer({
      description: 'Largest width; the smallest is 16.',
      default: 4000,
      min: 16,
      max: 65_535,
    }),
    maxHeight: option.integer({
      description: 'Largest height; the smallest is 16.',
      default: 4000,
      min: 16,
      max: 65_535,
    }),
  },
  parts: ({ maxWidth, maxHeight }) => [numbers(16, maxWidth), 'x', numbers(16, maxHeight)],
});

export const videoResolution = listedField({
  type: 'videoResolution',
  family: 'file',
  description: 'Width and height of a video in pixels in a usual size, such as "1920x1080".',
  values:
    '426x240 640x360 854x480 1280x720 1920x1080 2560x1440 3840x2160 7680x4320 720x576 1080x1920 1080x1080'.split(
      ' ',
    ),
});

export const aspectRatio = listedField({
  type: 'aspectRatio',
  family: 'file',
  description: 'The ratio of width to height of a picture, such as "16:9".',
  values: ['1:1', '5:4', '4:3', '3:2', '16:10', '16:9', '21:9', '4:5', '3:4', '2:3', '9:16'],
});

const AUDIO_BIT_RATES = [32, 48, 64, 96, 112, 128, 160, 192, 224, 256, 320];
const VIDEO_BIT_RATES = [
  400, 750, 1000, 1500, 2500, 4000, 5000, 8000, 12_000, 16_000, 24_000, 35_000, 45_000,
];

export const bitRate = defineField({
  type: 'bitRate',
  family: 'file',
  description: 'A usual bit rate of sound or video in kilobits per second.',
  example: { media: 'audio' },
  options: {
    media: option.choice(['audio', 'video'], { description: 'What it is the rate of.', default: 'audio' }),
  },
  columnType: 'int4',
  compile: ({ media }, { random }) => {
    const rates = Int32Array.from(media === 'audio' ? AUDIO_BIT_RATES : VIDEO_BIT_RATES);
    return { type: 'int4', value: (row) => rates[choice(random.cell(row), 0, rates.length)]! };
  },
});

const FRAME_RATES = [23_976, 24_000, 25_000, 29_970, 30_000, 50_000, 59_940, 60_000, 120_000];

export const frameRate = defineField({
  type: 'frameRate',
  family: 'file',
  description: 'A usual number of pictures per second in a video, such as 23.976.',
  example: {},
  options: {},
  columnType: 'numeric',
  compile: (_, { random }) => {
    const rates = Int32Array.from(FRAME_RATES);
    return {
      type: 'numeric',
      scale: 3,
      unscaled: (row) => rates[choice(random.cell(row), 0, rates.length)]!,
    };
  },
});

export const videoCodec = listedField({
  type: 'videoCodec',
  family: 'file',
  description: 'A way to compress video, such as "H.264".',
  values: ['H.264', 'H.265', 'H.266', 'VP8', 'VP9', 'AV1', 'MPEG-2', 'ProRes', 'Theora'],
});

export const audioCodec = listedField({
  type: 'audioCodec',
  family: 'file',
  description: 'A way to compress sound, such as "Opus".',
  values: ['AAC', 'AC-3', 'ALAC', 'FLAC', 'MP3', 'Opus', 'PCM', 'Vorbis'],
});

const sixties: Part = { ...digits(2), size: 60 };

export const playingTime = composedField({
  type: 'playingTime',
  family: 'file',
  description:
    'How long a recording plays, as hours, minutes and seconds, such as "01:42:07"; below three hours.',
  example: {},
  options: {},
  parts: () => [{ ...digits(2), size: 3 }, ':', sixties, ':', sixties],
});
